const iterable = { [Symbol.iterator]: () => ({ next() { throw new Error('next'); }, return() { console.log('closed'); return {}; } }) };
try { const [a] = iterable as any; } catch (e: any) { console.log(e.message); } // expect: next
