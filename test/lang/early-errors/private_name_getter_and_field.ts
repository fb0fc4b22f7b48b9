// expect syntax error: TG1220
class A { get #x() { return 1; } #x; }
