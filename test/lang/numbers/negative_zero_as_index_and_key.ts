const list = ['first'];
let z = -0;
console.log(list[z]); // expect: first
console.log(String(z), `${z}`, z + ''); // expect: 0 0 0
console.log(JSON.stringify(z), JSON.stringify([-0])); // expect: 0 [0]
console.log(new Map([[0, 'zero']]).get(z)); // expect: zero
const o: any = { '0': 'prop' };
console.log(o[z]); // expect: prop
