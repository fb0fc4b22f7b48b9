namespace A.B.C { export const v = 'deep'; }
namespace A { export namespace D { export const w = B.C.v + '!'; } }
console.log(A.B.C.v, A.D.w); // expect: deep deep!
