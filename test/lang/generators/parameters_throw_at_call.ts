const log: string[] = [];
function* g(a = log.push('a'), { b } = (log.push('b'), { b: 1 })) { log.push('body'); yield a + b; }
const it = g();
console.log(log.join()); // expect: a,b
console.log(it.next().value, log.join()); // expect: 2 a,b,body
try { (g as any)(1, null); } catch (e: any) { console.log(e.name); } // expect: TypeError
function* early(x: any = missing()) { yield x; }
function missing(): never { throw new Error('default'); }
try { early(); } catch (e: any) { console.log(e.message); } // expect: default
