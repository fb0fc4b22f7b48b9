// expect syntax error: TG1219
class A { m() { return this.#x; } }
