function* g() { console.log('never'); yield 1; }
let it = g();
console.log(it.return(7 as any), it.next()); // expect: { value: 7, done: true } { value: undefined, done: true }
it = g();
try { it.throw(new Error('early')); } catch (e: any) { console.log(e.message); } // expect: early
console.log(it.next(), it.return(8 as any)); // expect: { value: undefined, done: true } { value: 8, done: true }
try { it.throw('late'); } catch (e) { console.log(e); } // expect: late
