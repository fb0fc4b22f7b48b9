const log: string[] = [];
const k = (n: string) => (log.push('key ' + n), n);
const v = (n: number) => (log.push('value ' + n), n);
const o = { [k('a')]: v(1), [k('b')]: v(2) };
console.log(log.join(', '), JSON.stringify(o)); // expect: key a, value 1, key b, value 2 {"a":1,"b":2}
