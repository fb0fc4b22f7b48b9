const p = { x: 1 };
const o: any = { __proto__: p };
const computed: any = { ['__proto__']: p };
const __proto__ = p;
const short: any = { __proto__ };
console.log(Object.getPrototypeOf(o) === p, Object.keys(o).length, Object.keys(computed).join(), Object.keys(short).join()); // expect: true 0 __proto__ __proto__
const nul: any = { __proto__: null };
console.log(Object.getPrototypeOf(nul), Object.getPrototypeOf({ __proto__: 5 } as any) === Object.prototype); // expect: null true
