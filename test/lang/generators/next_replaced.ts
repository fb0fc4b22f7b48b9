function* g() { yield 1; yield 2; }
const it: any = g();
it.next = () => ({ value: 'own', done: calls++ > 1 });
let calls = 0;
console.log([...it]);
const G = Object.getPrototypeOf(g).prototype;
const original = G.next;
let through = 0;
G.next = function (v: any) { through++; return original.call(this, v); };
console.log([...g()], through);
for (const v of g()) { G.next = original; console.log(v, through); }
G.return = function () { console.log('patched return'); return {}; };
for (const v of g()) break;
delete G.return;
for (const v of g()) { console.log(v); break; }
// expect: [ 'own', 'own' ]
// expect: [ 1, 2 ] 3
// expect: 1 4
// expect: 2 5
// expect: patched return
// expect: 1
