// expect syntax error: TG1100
class A { #x; m(o) { return #x in #x in o; } }
