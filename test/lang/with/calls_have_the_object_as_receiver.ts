const o = { name: 'o', who() { return this && (this as any).name; } };
function free(this: any) { 'use strict'; return this; }
with (o) {
  console.log(who(), (who)(), free()); // expect: o o undefined
  with ({ name: 'inner', other() { return (this as any).name; } }) console.log(who(), other(), name); // expect: o inner inner
}
