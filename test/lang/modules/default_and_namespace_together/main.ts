import def, * as rest from './lib.ts';
import { default as again } from './lib.ts';
console.log(def, rest.named, again === def, rest.default);
// expect: d n true d
