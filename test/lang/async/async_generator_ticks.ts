const log: string[] = [];
async function* g() { log.push('g1'); yield 'v1'; log.push('g2'); yield 'v2'; log.push('g3'); return 'r'; }
(async () => { for await (const v of g()) log.push(v); log.push('loop end'); })();
(async () => { for await (const v of ['s1', 's2']) log.push(v); log.push('sync end'); })();
let n = 0;
const step = (): any => { log.push('t' + ++n); return n < 16 ? Promise.resolve().then(step) : undefined; };
Promise.resolve().then(step);
const wait = (k: number): any => k === 0 ? console.log(log.join(' ')) : Promise.resolve().then(() => wait(k - 1)); // expect: g1 t1 v1 g2 s1 t2 t3 v2 g3 s2 t4 t5 loop end sync end t6 t7 t8 t9 t10 t11 t12 t13 t14 t15 t16
wait(60);
