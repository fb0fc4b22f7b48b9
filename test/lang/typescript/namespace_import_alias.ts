namespace Outer.Inner { export const value = 5; export type T = string; }
import Alias = Outer.Inner;
import v = Outer.Inner.value;
console.log(Alias.value, v); // expect: 5 5
