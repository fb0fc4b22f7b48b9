import { a, renamed, def, inner } from './index.ts';
console.log(a, renamed, def, inner.a, Object.keys(inner).join());
// expect: a b d a a,b,default
