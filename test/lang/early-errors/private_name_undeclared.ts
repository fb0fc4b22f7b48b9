// expect syntax error: any
class A { m() { return this.#x; } }
