let stored: any;
const proto = { set v(x: any) { stored = x; } };
const o: any = Object.create(proto);
o.v = 5;
console.log(stored, Object.hasOwn(o, 'v'), o.v); // expect: 5 false undefined
