// Stores behind the end of an array that has room, and into its holes: the length follows, and what an array may not is not done.
'use strict';
function put(a: any[], at: number, v: number): number {
  a[at] = v;
  return a.length;
}
let text = '';
for (let i = 0; i < 300; i++) {
  const a: any[] = new Array(4);
  a.length = 0;
  a.push(1, 2, 3, 4, 5, 6);
  a.length = 2;
  text = `${put(a, 2, i)} ${put(a, 4, i)} ${put(a, 0, 9)} ${put(a, 30, 1)} ${3 in a} ${a[4]}`;
}
console.log(text); // expect: 3 5 5 31 false 299

const closed = Object.preventExtensions([1, , 3]);
const fixed: any[] = [1, 2, 3];
fixed.length = 1;
Object.defineProperty(fixed, 'length', { writable: false });
for (const a of [closed, fixed]) {
  try {
    put(a, 1, 5);
    console.log('stored');
  } catch (e) {
    console.log((e as Error).name, a.length); // expect: TypeError 3
    // expect: TypeError 1
  }
}

// Inherited elements have a say, also when they come late.
const inherits: any[] = [0, , 2];
let heard = 0;
Object.defineProperty(Array.prototype, 1, { set: (v) => (heard = v), configurable: true });
console.log(put(inherits, 1, 7), heard, 1 in Object.assign({}, inherits)); // expect: 3 7 false
delete (Array.prototype as any)[1];
console.log(put(inherits, 1, 8), heard, inherits[1]); // expect: 3 7 8
