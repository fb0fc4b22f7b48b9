// expect syntax error: TG1219
class A extends (o => o.#x) { #x; }
