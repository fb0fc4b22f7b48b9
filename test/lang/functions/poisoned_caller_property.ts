function strictOne() { 'use strict'; }
try {
  (strictOne as any).caller;
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
