var n = 0;
function f(): any { n++; return {}; }
const tries = [
  // @ts-ignore: wrong by its types, on purpose
  () => { f() = (n += 100); }, () => { f() += 1; }, () => { f()++; }, () => { --f(); }, () => { for (f() in { a: 1 }); }, () => { for (f() of [1]); },
];
for (const t of tries) try { t(); console.log('no'); } catch (e: any) { console.log(e.name, n); }
// expect: ReferenceError 1
// expect: ReferenceError 2
// expect: ReferenceError 3
// expect: ReferenceError 4
// expect: ReferenceError 5
// expect: ReferenceError 6
