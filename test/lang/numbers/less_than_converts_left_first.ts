const log: string[] = [];
const v = (name: string, n: number) => ({ valueOf() { log.push(name); return n; } }) as any;
console.log(v('a', 1) < v('b', 2), v('c', 1) > v('d', 2), v('e', 1) <= v('f', 1), v('g', 1) >= v('h', 2)); // expect: true false true false
console.log(log.join('')); // expect: abcdefgh
