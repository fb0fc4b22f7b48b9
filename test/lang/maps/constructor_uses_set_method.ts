const original = Map.prototype.set;
let calls = 0;
Map.prototype.set = function (k: any, v: any) { calls++; return original.call(this, k, v); };
new Map([[1, 1], [2, 2]]);
Map.prototype.set = original;
console.log(calls); // expect: 2
