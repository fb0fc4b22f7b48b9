const log: string[] = [];
const v = (name: string, n: number) => ({ valueOf() { log.push('value ' + name); return n; } }) as any;
function get(name: string, n: number) { log.push('get ' + name); return v(name, n); }
console.log(get('a', 6) * get('b', 7)); // expect: 42
console.log(log.join('; ')); // expect: get a; get b; value a; value b
