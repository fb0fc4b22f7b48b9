// node >= 26
const M = Math as any;
console.log(M.sumPrecise([0.1, 0.2, 0.3]), M.sumPrecise([1e20, 0.1, -1e20])); // expect: 0.6 0.1
console.log(M.sumPrecise([1e308, 1e308, 0.1, 0.1, 1e30, 0.1, -1e30, -1e308, -1e308])); // expect: 0.30000000000000004
console.log(M.sumPrecise([]), M.sumPrecise([-0, -0]), M.sumPrecise([-0, 0])); // expect: -0 -0 0
console.log(M.sumPrecise([Infinity, 1]), M.sumPrecise([Infinity, -Infinity]), M.sumPrecise([1e308, 1e308])); // expect: Infinity NaN Infinity
try { M.sumPrecise([1, '2']); } catch (e: any) { console.log(e.name); } // expect: TypeError
