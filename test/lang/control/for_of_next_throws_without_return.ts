const it = { [Symbol.iterator]: () => ({ next() { throw new Error('next'); }, return() { console.log('never'); return {}; } }) };
try { for (const v of it as any); } catch (e: any) { console.log(e.message); } // expect: next
