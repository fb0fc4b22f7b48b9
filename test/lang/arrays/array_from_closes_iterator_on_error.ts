const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { console.log('closed'); return {}; } }) }; // expect: closed
try { Array.from(it as any, () => { throw new Error('map'); }); } catch (e: any) { console.log(e.message); } // expect: map
