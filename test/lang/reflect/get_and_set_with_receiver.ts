const o = { get me() { return this; }, set me(v) { (this as any).got = v; }, data: 1 };
const r: any = {};
console.log(Reflect.get(o, 'me', r) === r, Reflect.get(o, 'data', r), Reflect.get(o, 'missing'), Reflect.get([5], 0)); // expect: true 1 undefined 5
console.log(Reflect.set(o, 'me', 5, r), r.got, Reflect.set(o, 'data', 9, r), r.data, o.data); // expect: true 5 true 9 1
console.log(Reflect.set(o, 'data', 9, 1 as any), Reflect.set(Object.freeze({ a: 1 }), 'a', 2)); // expect: false false
const fixed = Object.defineProperty({}, 'data', { value: 1, writable: false });
const accessor = Object.defineProperty({}, 'data', { set() {} });
console.log(Reflect.set(o, 'data', 2, fixed), Reflect.set(o, 'data', 2, accessor), Reflect.set({}, 'x', 1, Object.preventExtensions({}))); // expect: false false false
const half = Object.defineProperty({}, 'data', { value: 1, writable: true, enumerable: false });
console.log(Reflect.set(o, 'data', 2, half), JSON.stringify(Object.getOwnPropertyDescriptor(half, 'data'))); // expect: true {"value":2,"writable":true,"enumerable":false,"configurable":false}
console.log(Reflect.set([1, 2, 3], 'length', 1), Reflect.set({}, 'length', 0, [1, 2])); // expect: true true
const list = [1, 2];
console.log(Reflect.set({}, 'length', 1, list), list.length, Reflect.set({}, 5, 1, list), list.length); // expect: true 1 true 6
