const proto = { get me() { return this; } };
const o = Object.create(proto);
console.log(o.me === o, Object.create(o).me === o); // expect: true false
