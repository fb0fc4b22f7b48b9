// `o[k]++` is left out: V8 converts the key twice there, the specification once.
let calls = 0;
const k: any = { toString() { calls++; return 'key'; } };
const o: any = { key: 1 };
o[k] = o.key + 1;
console.log(o.key, calls); // expect: 2 1
console.log(o[k], k in o, { [k]: 1 }.key, calls); // expect: 2 true 1 4
console.log(delete o[k], 'key' in o, calls); // expect: true false 5
