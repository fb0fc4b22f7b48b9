const log: string[] = [];
Promise.resolve('v').finally(() => { log.push('finally'); }).then((v) => log.push('after ' + v));
Promise.reject(new Error('e')).finally(() => { log.push('finally 2'); }).catch((e) => log.push('caught ' + e.message));
let p: Promise<unknown> = Promise.resolve();
for (let i = 0; i < 7; i++) p = p.then(() => { log.push(String(i)); });
p.then(() => console.log(log.join(' '))); // expect: finally finally 2 0 1 2 after v caught e 3 4 5 6
