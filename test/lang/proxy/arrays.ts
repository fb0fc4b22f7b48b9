const p: any = new Proxy([3, 1, 2], {});
console.log(Array.isArray(p), p.length, [...p].join(), p.concat([4]).join(), [0].concat(p).join(), p.slice(1).join()); // expect: true 3 3,1,2 3,1,2,4 0,3,1,2 1,2
console.log(Object.prototype.toString.call(p), JSON.stringify(p), JSON.stringify({ p }), p.map((x: number) => x * 2).join()); // expect: [object Array] [3,1,2] {"p":[3,1,2]} 6,2,4
p.push(9);
p[5] = 1;
console.log(p.length, p.join(), p.indexOf(9), p.sort().join(), p.reverse().length, p.pop(), p.shift()); // expect: 6 3,1,2,9,,1 3 1,1,2,3,9, 6 1 undefined
p.length = 1;
console.log(p.length, [p, [p]].flat(2).length, Array.from(p).length); // expect: 1 2 1
const { proxy, revoke } = Proxy.revocable([], {});
revoke();
try { Array.isArray(proxy); } catch (e) { console.log(String(e)); } // expect: TypeError: Cannot perform 'IsArray' on a proxy that has been revoked
class Mine extends Array {}
console.log(new Proxy(new Mine(), {}).map((x) => x) instanceof Mine); // expect: true
