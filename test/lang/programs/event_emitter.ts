class Emitter { #l = new Map<string, Set<(...a: any[]) => void>>(); on(e: string, f: (...a: any[]) => void) { if (!this.#l.has(e)) this.#l.set(e, new Set()); this.#l.get(e)!.add(f); return () => this.#l.get(e)!.delete(f); } emit(e: string, ...a: any[]) { this.#l.get(e)?.forEach((f) => f(...a)); return this; } }
const em = new Emitter();
const off = em.on('x', (n) => console.log('first', n));
em.on('x', (n) => console.log('second', n));
em.emit('x', 1).emit('none');
off();
em.emit('x', 2);
// expect: first 1
// expect: second 1
// expect: second 2
