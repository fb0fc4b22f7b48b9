const log: string[] = [];
const proto: any = new Proxy({ a: 1 }, {
  get(t, k, r) { log.push('get ' + String(k)); return Reflect.get(t, k, r); },
  has(t, k) { log.push('has ' + String(k)); return Reflect.has(t, k); },
  set(t, k, v, r) { log.push('set ' + String(k)); return Reflect.set(t, k, v, r); },
});
const o = Object.create(proto);
o.own = 1;
for (let i = 0; i < 3; i++) { o.own; o.a; }
console.log(log.join()); // expect: set own,get a,get a,get a
log.length = 0;
'b' in o;
o[5];
o[6] = 1;
o.a = 7;
console.log(log.join(), JSON.stringify(o)); // expect: has b,get 5,set 6,set a {"6":1,"own":1,"a":7}
const list: any = Object.setPrototypeOf([1, , 3], proto);
log.length = 0;
list[1];
list[3] = 4;
3 in list;
console.log(log.join(), list.length, list[3]); // expect: get 1,set 3 4 4
