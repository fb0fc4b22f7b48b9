const log: string[] = [];
const inner = Promise.resolve('inner');
new Promise((resolve) => resolve(inner)).then((v) => log.push(String(v)));
Promise.resolve(inner).then((v) => log.push('same ' + v));
let p: Promise<unknown> = Promise.resolve();
for (let i = 0; i < 5; i++) p = p.then(() => { log.push(String(i)); });
p.then(() => console.log(log.join(' '))); // expect: same inner 0 1 inner 2 3 4
