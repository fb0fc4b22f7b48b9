// expect syntax error: any
class A { get #x() { return 1; } get #x() { return 2; } }
