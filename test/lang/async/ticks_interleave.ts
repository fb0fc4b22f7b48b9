const log: string[] = [];
async function a() { log.push('a1'); await b(); log.push('a2'); await null; log.push('a3'); }
async function b() { log.push('b1'); await null; log.push('b2'); }
async function c() { log.push('c1'); for (let i = 0; i < 3; i++) { await i; log.push('c' + (i + 2)); } }
a().then(() => log.push('a done'));
c().then(() => log.push('c done'));
b().finally(() => log.push('b fin'));
log.push('sync');
Promise.resolve().then(() => log.push('p1')).then(() => log.push('p2')).then(() => log.push('p3')).then(() => {}).then(() => {}).then(() => {}).then(() => console.log(log.join(' '))); // expect: a1 b1 c1 b1 sync b2 c2 b2 p1 a2 c3 b fin p2 a3 c4 p3 a done c done
