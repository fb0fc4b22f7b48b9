const base = { a: 1, b: 2 };
console.log(JSON.stringify({ ...base, b: 3 }), JSON.stringify({ b: 3, ...base }), JSON.stringify({ a: 0, ...base, c: 4, ...{ a: 9 } })); // expect: {"a":1,"b":3} {"b":2,"a":1} {"a":9,"b":2,"c":4}
