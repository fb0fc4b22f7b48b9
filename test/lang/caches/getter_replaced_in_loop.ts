const o: any = { get v() { return 'first'; } };
const out: any[] = [];
for (let i = 0; i < 6; i++) {
  if (i === 2) Object.defineProperty(o, 'v', { get: () => 'second', configurable: true });
  if (i === 4) Object.defineProperty(o, 'v', { value: 'data' });
  out.push(o.v);
}
console.log(out.join()); // expect: first,first,second,second,data,data
