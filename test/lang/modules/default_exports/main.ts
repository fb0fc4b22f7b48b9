import value from './value.ts';
import Klass, { other } from './klass.ts';
import fn from './fn.ts';
console.log(value, new Klass().v, other, fn(), fn.name, Klass.name);
// expect: 42 v other anonymous default default
