(globalThis as any).gv = 'data';
declare const gv: any;
const out: any[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) Object.defineProperty(globalThis, 'gv', { get: () => 'getter', configurable: true });
  out.push(gv);
}
console.log(out.join()); // expect: data,data,getter,getter
