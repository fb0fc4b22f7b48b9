const log: string[] = [];
const thenable = { then(resolve: (v: unknown) => void) { log.push('then called'); resolve('thenable'); } };
Promise.resolve(thenable).then((v) => log.push(String(v)));
new Promise((r) => r(thenable)).then((v) => log.push('new ' + v));
let p: Promise<unknown> = Promise.resolve();
for (let i = 0; i < 4; i++) p = p.then(() => { log.push(String(i)); });
p.then(() => console.log(log.join(' '))); // expect: then called then called 0 thenable new thenable 1 2 3
