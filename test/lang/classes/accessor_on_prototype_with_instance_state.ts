const proto = { get full() { return (this as any).first + ' ' + (this as any).last; }, set full(v: string) { [(this as any).first, (this as any).last] = v.split(' '); } };
const p: any = Object.create(proto);
p.full = 'Ada Lovelace';
console.log(p.first, p.full, Object.keys(p).join()); // expect: Ada Ada Lovelace first,last
