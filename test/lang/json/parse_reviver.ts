const r = JSON.parse('{"a":1,"b":[1,2,{"c":3}],"d":"x"}', function (this: any, k, v) { if (typeof v === 'number') return v * 10; if (k === 'd') return undefined; return v; });
console.log(JSON.stringify(r)); // expect: {"a":10,"b":[10,20,{"c":30}]}
const order: string[] = [];
JSON.parse('{"x":{"y":1},"z":[2]}', (k, v) => (order.push(k), v));
console.log(order.join('|')); // expect: y|x|0|z|
