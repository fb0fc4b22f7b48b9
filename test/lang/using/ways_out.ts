const resource = (name: string) => ({ [Symbol.dispose]() { console.log('dispose', name); } });
function early() {
  using a = resource('early');
  return 'returned';
}
console.log(early());
for (let i = 0; i < 3; i++) {
  using r = resource('loop ' + i);
  if (i === 0) continue;
  break;
}
for (using r of [resource('x'), resource('y')]) console.log('of');
for (using r = resource('for'), i = { n: 0, [Symbol.dispose]() {} }; i.n < 2; i.n++) console.log(i.n);
function* generate() {
  using r = resource('generator');
  yield 1;
  yield 2;
}
for (const v of generate()) { console.log(v); break; }
class A {
  static x = 1;
  static { using r = resource('static'); console.log('block'); }
}
const arrow = () => { using f = resource('arrow'); return () => f; };
console.log(typeof arrow()());
class B { constructor() { console.log('B'); } }
class C extends B { x = 5; constructor() { using r = resource('constructor'); super(); console.log(this.x); } }
console.log(new C().x);
// expect: dispose early
// expect: returned
// expect: dispose loop 0
// expect: dispose loop 1
// expect: of
// expect: dispose x
// expect: of
// expect: dispose y
// expect: 0
// expect: 1
// expect: dispose for
// expect: 1
// expect: dispose generator
// expect: block
// expect: dispose static
// expect: dispose arrow
// expect: object
// expect: B
// expect: 5
// expect: dispose constructor
// expect: 5
