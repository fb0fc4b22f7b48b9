const log: string[] = [];
function count(n: number): void { let i = 0; const step = () => { log.push('t' + ++i); if (i < n) Promise.resolve().then(step); }; Promise.resolve().then(step); }
count(8);
(async () => { await 1; log.push('value'); })();
(async () => { await Promise.resolve(1); log.push('promise'); })();
(async () => { await { then(r: any) { r(1); } }; log.push('thenable'); })();
(async () => { await (async () => 1)(); log.push('async'); })();
(async () => { await (async () => { await 1; })(); log.push('async await'); })();
(async () => { await (async () => Promise.resolve(1))(); log.push('return promise'); })();
(async () => { await (async () => await Promise.resolve(1))(); log.push('return await'); })();
(async () => { try { await Promise.reject(1); } catch { log.push('rejected'); } })();
setTimeout2(() => console.log(log.join(' '))); // expect: t1 value promise async rejected t2 thenable async await return await t3 return promise t4 t5 t6 t7 t8
function setTimeout2(f: () => void) { let n = 0; const wait = () => { if (++n < 30) Promise.resolve().then(wait); else f(); }; wait(); }
