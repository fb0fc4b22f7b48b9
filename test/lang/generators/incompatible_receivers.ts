function* g() { yield 1; }
const { next, throw: raise } = g() as any;
const close = (g() as any).return;
for (const v of [{}, 1, undefined, g, 's', [].values()] as any[])
  for (const f of [next, raise, close]) try { f.call(v); } catch (e: any) { console.log(e.name, e.message.slice(0, 56)); }
// expect: TypeError Method [Generator].prototype.next called on incompatible
// expect: TypeError Method [Generator].prototype.throw called on incompatibl
// expect: TypeError Method [Generator].prototype.return called on incompatib
// expect: TypeError Method [Generator].prototype.next called on incompatible
// expect: TypeError Method [Generator].prototype.throw called on incompatibl
// expect: TypeError Method [Generator].prototype.return called on incompatib
// expect: TypeError Method [Generator].prototype.next called on incompatible
// expect: TypeError Method [Generator].prototype.throw called on incompatibl
// expect: TypeError Method [Generator].prototype.return called on incompatib
// expect: TypeError Method [Generator].prototype.next called on incompatible
// expect: TypeError Method [Generator].prototype.throw called on incompatibl
// expect: TypeError Method [Generator].prototype.return called on incompatib
// expect: TypeError Method [Generator].prototype.next called on incompatible
// expect: TypeError Method [Generator].prototype.throw called on incompatibl
// expect: TypeError Method [Generator].prototype.return called on incompatib
// expect: TypeError Method [Generator].prototype.next called on incompatible
// expect: TypeError Method [Generator].prototype.throw called on incompatibl
// expect: TypeError Method [Generator].prototype.return called on incompatib
