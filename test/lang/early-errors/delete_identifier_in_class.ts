// expect syntax error: TG1204
class A { m(x) { delete x; } }
