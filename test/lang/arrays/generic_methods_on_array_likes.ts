const o: any = { length: 2, 0: 'a', 1: 'b' };
const A = Array.prototype;
console.log(A.join.call(o, '+'), A.map.call(o, (x: any) => x + x).length, A.slice.call(o, 1).join(), A.push.call(o, 'c'), o.length, o[2], A.pop.call(o), o.length, A.indexOf.call('abc', 'b'), A.reverse.call({ length: 0 } as any).length); // expect: a+b 2 b 3 3 c c 2 1 0
