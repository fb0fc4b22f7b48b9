var gv = 1;
let gl = 2;
function gf() {}
const g: any = globalThis;
console.log(g.gv, g.gl, typeof g.gf); // expect: 1 undefined function
g.gv = 5;
console.log(gv); // expect: 5
