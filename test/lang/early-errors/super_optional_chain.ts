// expect syntax error: TG1100
class A extends Object { m() { return super?.x; } }
