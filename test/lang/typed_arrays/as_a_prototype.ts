const a = new Uint8Array([1, 2]);
const o: any = Object.create(a);
console.log(o[0], o[5], 1 in o, 5 in o);
o[5] = 7; o[0] = 8;
console.log(Object.keys(o).join(), a[0], Reflect.set(a, 0, 42, o), o[0], a[0], Reflect.set(a, 9, 42, o), Object.keys(o).join());
console.log(Reflect.set({}, 0, 5, a), a[0], Reflect.set({}, 9, 5, a));
// expect: 1 undefined true false
// expect: 0 1 true 42 1 true 0
// expect: true 5 false
