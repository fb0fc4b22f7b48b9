// expect syntax error: TG1100
class A { #x; m() { return #x; } }
