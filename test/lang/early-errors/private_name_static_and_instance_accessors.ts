// expect syntax error: TG1220
class A { static get #x() { return 1; } set #x(v) {} }
