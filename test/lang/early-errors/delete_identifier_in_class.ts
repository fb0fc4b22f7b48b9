// expect syntax error: any
class A { m(x) { delete x; } }
