const log: string[] = [];
const n = (s: string) => (log.push(s), s);
class A extends (n('heritage'), Object) {
  [n('k1')]() {}
  static [n('k2')] = n('v2');
  [n('k3')] = n('v3');
  static { n('block'); }
}
new A();
console.log(log.join()); // expect: heritage,k1,k2,k3,v2,block,v3
