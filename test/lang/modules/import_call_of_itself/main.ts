// A module can import itself while it runs: the promise waits for its end.
export let n = 1;
const self = import('./main.ts');
self.then((namespace) => console.log(namespace.n, namespace.n === n));
n++;
function inner() {
  return import('./lib.ts');
}
inner().then((lib) => console.log(lib.twice(n)));
console.log('end');
// expect: end
// expect: 2 true
// expect: 4
