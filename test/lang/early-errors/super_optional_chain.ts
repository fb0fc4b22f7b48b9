// expect syntax error: any
class A extends Object { m() { return super?.x; } }
