console.log(JSON.stringify({ a: 1, b: 'x', c: [1, 2] }, (k, v) => (typeof v === 'number' ? v + 1 : k === 'b' ? undefined : v))); // expect: {"a":2,"c":[2,3]}
const keys: string[] = [];
JSON.stringify({ a: { b: 1 }, c: [5] }, function (this: any, k, v) { keys.push(`${k}:${Array.isArray(this)}`); return v; });
console.log(keys.join()); // expect: :false,a:false,b:false,c:false,0:true
