const iterable = { [Symbol.iterator]: () => ({ next: () => ({ value: undefined, done: false }), return() { throw new Error('close'); } }) };
try { const [a = (() => { throw new Error('first'); })()] = iterable as any; } catch (e: any) { console.log(e.message); } // expect: first
try { const [a] = iterable as any; } catch (e: any) { console.log(e.message); } // expect: close
