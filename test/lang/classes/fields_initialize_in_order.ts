const log: string[] = [];
const note = (s: string) => (log.push(s), s);
class A {
  a = note('a');
  ['comp' + note('key')] = note('value');
  b = note('b');
  constructor() { note('ctor'); }
}
new A();
console.log(log.join()); // expect: key,a,value,b,ctor
