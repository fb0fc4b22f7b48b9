// expect syntax error: any
class A { #x; m(o) { return #x in #x in o; } }
