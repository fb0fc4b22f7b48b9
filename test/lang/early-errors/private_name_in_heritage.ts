// expect syntax error: any
class A extends (o => o.#x) { #x; }
