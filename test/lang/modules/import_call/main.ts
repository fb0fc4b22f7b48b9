// import() evaluates a module once, later, and gives its namespace.
console.log('main');
const first = import('./lib.ts');
console.log(first instanceof Promise);
const lib = await first;
console.log(lib.value, lib.default, Object.keys(lib));
lib.increment();
console.log(lib.value, (await import('./lib.ts')) === lib);
const name = './lib' + '.ts';
console.log((await import(name)) === lib);
const data = await import('./data.json', { with: { type: 'json' } });
console.log(data.default.list[1]);
// expect: main
// expect: true
// expect: base
// expect: lib
// expect: 1 default [ 'default', 'increment', 'value' ]
// expect: 2 true
// expect: true
// expect: 20
export {};
