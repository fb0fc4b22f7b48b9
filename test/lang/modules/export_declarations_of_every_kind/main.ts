import * as m from './lib.ts';
console.log(Object.keys(m).join(), m.v, m.l, m.c, m.f(), new m.K().k, m.E.A, m.N.x, m.d1, m.d2);
// expect: E,K,N,c,d1,d2,f,l,v v l c f k 5 nx d1 d2
