const log: string[] = [];
const step = (name: string, left: number): Promise<void> => Promise.resolve().then(() => { log.push(name + left); if (left > 0) return step(name, left - 1); });
step('a', 3);
step('b', 3);
queueMicrotask(() => log.push('m'));
let p: Promise<unknown> = Promise.resolve();
for (let i = 0; i < 12; i++) p = p.then(() => { log.push(String(i)); });
p.then(() => console.log(log.join(' '))); // expect: a3 b3 m 0 a2 b2 1 a1 b1 2 a0 b0 3 4 5 6 7 8 9 10 11
