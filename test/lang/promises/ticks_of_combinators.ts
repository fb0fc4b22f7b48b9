const log: string[] = [];
Promise.all([1, Promise.resolve(2)]).then((v) => log.push('all ' + v));
Promise.allSettled([1, Promise.reject(2)]).then((v) => log.push('allSettled ' + v.map((r) => r.status)));
Promise.any([Promise.reject(1), 2]).then((v) => log.push('any ' + v));
Promise.race([new Promise(() => {}), 3]).then((v) => log.push('race ' + v));
Promise.all([]).then((v) => log.push('empty ' + v.length));
Promise.any([]).catch((e) => log.push('none ' + e.errors.length));
let p: Promise<unknown> = Promise.resolve();
for (let i = 0; i < 6; i++) p = p.then(() => { log.push(String(i)); });
p.then(() => console.log(log.join(' '))); // expect: empty 0 none 0 0 all 1,2 allSettled fulfilled,rejected any 2 race 3 1 2 3 4 5
