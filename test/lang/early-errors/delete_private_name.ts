// expect syntax error: TG1205
class A { #x; m() { delete this.#x; } }
