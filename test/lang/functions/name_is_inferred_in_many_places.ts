let a = () => {};
let b; b = function () {};
const { c = () => {} } = {} as any;
const [d = class {}] = [] as any[];
const f = (e = () => {}) => e.name;
console.log(a.name, b.name, c.name, d.name, f()); // expect: a b c d e
const o: any = {}; o.p = () => {};
console.log(JSON.stringify(o.p.name)); // expect: ""
let g: any; g ??= () => {};
console.log(g.name); // expect: g
