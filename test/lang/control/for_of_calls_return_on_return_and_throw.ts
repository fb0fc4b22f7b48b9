const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { console.log('closed'); return {}; } }) };
const f = () => { for (const v of it as any) return 'returned'; };
console.log(f());
try { for (const v of it as any) throw new Error('body'); } catch (e: any) { console.log(e.message); }
// expect: closed
// expect: returned
// expect: closed
// expect: body
