const o: { p?: { q?: number } } = { p: {} };
o.p!.q = 5;
o!.p!.q! += 1;
(o.p as any).r = 1;
(<any>o).s = 2;
console.log(JSON.stringify(o)); // expect: {"p":{"q":6,"r":1},"s":2}
