const o: any = { name: 'o' };
o.self = o;
console.log(o); // expect: <ref *1> { name: 'o', self: [Circular *1] }
const a: any[] = [1];
a.push({ back: a });
console.log(a); // expect: <ref *1> [ 1, { back: [Circular *1] } ]
