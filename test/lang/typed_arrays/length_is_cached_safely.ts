function sum(list: { length: number }[]): string { const out: number[] = []; for (let r = 0; r < 3; r++) for (let i = 0; i < list.length; i++) out.push(list[i].length); return out.join(); }
const fixed = new Uint8Array(3), other = new Uint8Array(5), wide = new Float64Array(2);
const b: any = new (ArrayBuffer as any)(4, { maxByteLength: 8 });
const tracking = new Uint8Array(b), inside = new Uint8Array(b, 0, 4);
console.log(sum([fixed, other, wide, tracking, inside])); // expect: 3,5,2,4,4,3,5,2,4,4,3,5,2,4,4
b.resize(2);
console.log(sum([fixed, tracking, inside])); // expect: 3,2,0,3,2,0,3,2,0
class Sub extends Uint8Array { get length() { return 99; } }
console.log(sum([new Sub(2), fixed])); // expect: 99,3,99,3,99,3
Object.defineProperty(fixed, 'length', { value: 7 });
console.log(sum([fixed, other])); // expect: 7,5,7,5,7,5
Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', { get() { return -1; } });
console.log(sum([other, wide])); // expect: -1,-1,-1,-1,-1,-1
