const o = Object.defineProperties({}, { a: { value: 1, enumerable: true }, b: { get() { return 2; } } }) as any;
console.log(o.a, o.b, Object.keys(o).join()); // expect: 1 2 a
const all: any = Object.getOwnPropertyDescriptors(o);
console.log(Object.keys(all).join(), all.a.writable, typeof all.b.get); // expect: a,b false function
