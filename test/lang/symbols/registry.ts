const a = Symbol.for('app'), b = Symbol.for('app');
console.log(a === b, Symbol.keyFor(a), Symbol.keyFor(Symbol('x')), Symbol.keyFor(Symbol.iterator), a.description); // expect: true app undefined undefined app
try { Symbol.keyFor('x' as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
