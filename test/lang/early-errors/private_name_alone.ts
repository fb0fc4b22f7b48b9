// expect syntax error: any
class A { #x; m() { return #x; } }
