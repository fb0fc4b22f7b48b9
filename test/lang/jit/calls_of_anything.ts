// A site that calls more functions than a profile holds: closures with fewer and more parameters, methods, natives, and what is no function.
'use strict';
function apply(f: any, x: any): any {
  return f(x, 1);
}
const fs: any[] = [
  () => 1,
  (x: number) => x + 1,
  (x: number, y: number, z: any) => `${x}${y}${z}`,
  (...rest: number[]) => rest.length,
  function (this: any) {
    return this === undefined;
  },
  Math.max,
  (x: number) => (x > 900 ? apply(fs[1], x) : x),
];
let text = '';
for (let i = 0; i < 1000; i++) text = fs.map((f) => apply(f, i)).join();
console.log(text); // expect: 1,1000,9991undefined,2,true,999,1000
for (const bad of [class Named {}, 3, undefined, {}]) {
  try {
    apply(bad, 1);
  } catch (e) {
    console.log((e as Error).message);
    // expect: Class constructor Named cannot be invoked without 'new'
    // expect: f is not a function
    // expect: f is not a function
    // expect: f is not a function
  }
}

// Arrow functions that are made in compiled code: own and inherited properties, `this`, and `super` of where they are.
class Base {
  n = 1;
  name() {
    return 'base';
  }
}
class Derived extends Base {
  name() {
    return 'derived';
  }
  make(k: number) {
    return () => `${super.name()} ${this.name()} ${this.n + k}`;
  }
}
const made: any[] = [];
const d = new Derived();
for (let i = 0; i < 500; i++) made[i] = d.make(i);
console.log(made[499](), made[3].length, made[3].name === '', 'prototype' in made[3]); // expect: base derived 500 0 true false
made[4].extra = 1;
console.log(made[4].extra, made[5].extra, Object.getPrototypeOf(made[4]) === Function.prototype); // expect: 1 undefined true
try {
  new made[6]();
} catch (e) {
  console.log((e as Error).name); // expect: TypeError
}

// What methods store in instances besides their constructor.
class Node2 {
  init(a: number) {
    this.a = a;
    this.b = a + 1;
    this.c = a + 2;
    this.d = a + 3;
    return this;
  }
  a: any;
}
interface Node2 {
  b: any;
  c: any;
  d: any;
}
let last = new Node2();
for (let i = 0; i < 500; i++) last = new Node2().init(i);
console.log(JSON.stringify(last), Object.keys(new Node2())); // expect: {"a":499,"b":500,"c":501,"d":502} [ 'a' ]
