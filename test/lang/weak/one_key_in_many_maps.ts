const key: any = { name: 'key', list: [1, 2, 3] };
const symbol = Symbol('key');
const maps = Array.from({ length: 100 }, (_, i) => new WeakMap<any, any>().set(key, { i }).set(symbol, [i]));
for (let i = 0; i < 500; i++) ({ junk: [i] });
console.log(maps.every((m, i) => m.get(key).i === i && m.get(symbol)[0] === i), key.name, key.list.length, symbol.toString()); // expect: true key 3 Symbol(key)
