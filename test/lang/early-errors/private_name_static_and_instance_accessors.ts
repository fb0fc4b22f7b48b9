// expect syntax error: any
class A { static get #x() { return 1; } set #x(v) {} }
