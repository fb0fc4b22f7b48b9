// Derived constructors stay right when their class changes after they were compiled.
class Base {
  a: number;
  constructor(x: number) {
    this.a = x;
  }
}
class Written extends Base {
  y = 1;
  z: number;
  constructor(x: number, extra = 5) {
    super(x + extra);
    this.z = x;
  }
}
class Implicit extends Base {
  q = 3;
}
class Bare extends (Implicit as any) {
  sum(): number {
    return (this as any).a + (this as any).q;
  }
}
class Late extends Base {
  constructor(x: number, early: boolean) {
    if (early) super(x);
    else super(-x);
  }
}
class Replaced extends Base {
  constructor(x: number) {
    super(x);
    if (x === 77) return { a: 'other' } as any;
  }
}
class Twice extends Base {
  constructor(x: number) {
    super(x);
    if (x > 150) super(x);
  }
}
class Never extends Base {
  constructor(x: number) {
    if (x < 150) super(x);
  }
}

function build(i: number): string {
  const w: any = new Written(i);
  const d: any = new (Implicit as any)(i, 'surplus', 'more');
  const b: any = new (Bare as any)(i, i);
  return [w.a, w.y, w.z, d.a, d.q, b.sum(), new Late(i, i % 2 === 0).a, new Replaced(i).a].join();
}
let last = '';
for (let i = 0; i < 120; i++) {
  last = build(i);
  if (i === 77) console.log(last); // expect: 82,1,77,77,3,80,-77,other
}
console.log(last); // expect: 124,1,119,119,3,122,-119,119

const log: string[] = [];
for (let i = 100; i < 160; i++) {
  try {
    new Twice(i);
    new Never(i);
  } catch (e: any) {
    if (i === 150 || i === 159) log.push(`${i} ${e.name}`);
  }
}
console.log(log.join()); // expect: 150 ReferenceError,159 ReferenceError

class Other {
  a = 'from another parent';
}
Object.setPrototypeOf(Implicit, Other);
console.log(build(4)); // expect: 9,1,4,from another parent,3,from another parent3,4,4
(Bare as any).prototype.extra = 'x';
function target(this: any) {}
target.prototype = { tag: 'T' };
const made: any = Reflect.construct(Written, [7], target as any);
console.log(made.tag, made.a, made.z, made instanceof Written); // expect: T 12 7 false
function through(n: number): any {
  return Reflect.construct(Bare as any, [n], n % 2 ? (Written as any) : (Bare as any));
}
let kinds = '';
for (let i = 0; i < 40; i++) kinds += through(i) instanceof Written ? 'w' : 'b';
console.log(kinds.slice(-4), Object.keys(through(1)).join()); // expect: bwbw a,q
