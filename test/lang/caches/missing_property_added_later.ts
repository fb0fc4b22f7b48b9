const read = (o: any) => o.maybe;
const o: any = {};
const out: any[] = [read(o), read(o), read(o)];
o.maybe = 1;
out.push(read(o));
console.log(out.map(String).join()); // expect: undefined,undefined,undefined,1
(Object.prototype as any).maybe = 'proto';
console.log(read({}), read(o)); // expect: proto 1
delete (Object.prototype as any).maybe;
console.log(read({})); // expect: undefined
