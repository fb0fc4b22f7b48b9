const out: any[] = [];
const f = () => parseInt('7');
out.push(f());
const saved = globalThis.parseInt;
(globalThis as any).parseInt = () => 'fake';
out.push(f());
globalThis.parseInt = saved;
out.push(f());
console.log(out.join()); // expect: 7,fake,7
