const log: number[] = [];
let resolve: (v: number) => void = () => {};
const p = new Promise<number>((r) => { resolve = r; });
for (let i = 0; i < 5; i++) p.then((v) => { log.push(v + i); });
p.then(() => { p.then(() => console.log(log.join())); }); // expect: 10,11,12,13,14,15,16,17
resolve(10);
for (let i = 5; i < 8; i++) p.then((v) => { log.push(v + i); });
