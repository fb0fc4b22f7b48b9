// expect syntax error: any
class A { #x; m() { delete this.#x; } }
