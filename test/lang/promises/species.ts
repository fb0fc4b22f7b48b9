class Plain<T> extends Promise<T> { static get [Symbol.species]() { return Promise; } }
const p = Plain.resolve(1);
console.log(p instanceof Plain, p.then() instanceof Plain); // expect: true false
const q = Promise.resolve(2);
(q as any).constructor = { [Symbol.species]: Plain };
console.log(q.then() instanceof Plain); // expect: true
(q as any).constructor = undefined;
console.log(q.then().constructor === Promise); // expect: true
(q as any).constructor = 1;
try { q.then(); } catch (e: any) { console.log(e.message); } // expect: The .constructor property is not an object
(q as any).constructor = { [Symbol.species]: {} };
try { q.then(); } catch (e: any) { console.log(e.message); } // expect: object.constructor[Symbol.species] is not a constructor
