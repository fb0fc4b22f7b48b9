const a = new Uint8Array([1, 2]);
console.log(JSON.stringify(a), JSON.stringify({ a: new Float32Array([0.5]) }), JSON.stringify({ ...a }), Object.entries(a).join(';'), Array.from(a).join(), Array.prototype.concat.call([], a).length, [0].concat(a as any).length);
console.log(Array.prototype.map.call(a, (x: any) => x + 1), Array.prototype.join.call(a, '+'), String(a), a + '');
// expect: {"0":1,"1":2} {"a":{"0":0.5}} {"0":1,"1":2} 0,1;1,2 1,2 1 2
// expect: [ 2, 3 ] 1+2 1,2 1,2
