function* g() { for (let i = 0; i < 3; i++) yield () => i++; }
const fs = [...g()];
console.log(fs.map((f) => f()), fs.map((f) => f()));
function* shared() { let n = 0; const up = () => ++n; while (true) { const r: any = yield [n, up]; if (r) n = r; } }
const it = shared();
const [, up] = it.next().value as any;
up(); up();
console.log((it.next().value as any)[0], (it.next(40).value as any)[0], up(), (it.next().value as any)[0]);
function* tdz(): any { const f = () => x; try { yield f(); } catch (e: any) { yield e.name; } let x = 'later'; yield f(); }
console.log([...tdz()]);
function* block(): any { { let a = yield 1; { let a = yield 2; console.log(a); } console.log(a); } }
const b = block(); b.next(); b.next('outer'); b.next('inner');
// expect: [ 0, 1, 2 ] [ 1, 2, 3 ]
// expect: 2 40 41 41
// expect: [ 'ReferenceError', 'later' ]
// expect: inner
// expect: outer
