// Strings as keys of elements: names, indices that look like names, and what is found through prototypes.
'use strict';
const o: any = { a: 1, '7': 'seven' };
function get(k: any): unknown {
  return o[k];
}
for (let i = 0; i < 3; i++) get('a');
console.log(get('a'), get('7'), get(7), get('toString') === Object.prototype.toString, get('none')); // expect: 1 seven seven true undefined
const keys = ['0', '1', 'length', '2'];
const list = ['x', 'y'];
console.log(keys.map((k) => (list as any)[k]).join()); // expect: x,y,2,
const text = 'añ😀';
let out = '';
for (let i = -1; i < 6; i++) out += `${text[i]?.charCodeAt(0)} `;
console.log(out); // expect: undefined 97 241 55357 56832 undefined undefined
const grown: number[] = [];
for (let i = 0; i < 40; i++) grown[i] = i;
console.log(grown.length, grown[39]); // expect: 40 39
const frozen = Object.freeze([1]);
try { (frozen as number[])[1] = 2; console.log('no'); } catch (e) { console.log((e as Error).message); } // expect: Cannot add property 1, object is not extensible
const sealed: number[] = [1, 2, 3];
sealed.length = 2;
Object.preventExtensions(sealed);
try { sealed[2] = 2; console.log('no'); } catch (e) { console.log((e as Error).message); } // expect: Cannot add property 2, object is not extensible
console.log(sealed.length); // expect: 2
