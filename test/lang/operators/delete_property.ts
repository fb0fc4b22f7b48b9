const o: any = { a: 1, b: 2 };
console.log(delete o.a, 'a' in o, delete o.missing, Object.keys(o).join()); // expect: true false true b
console.log(delete o['b'], JSON.stringify(o)); // expect: true {}
