const s: any = 'str';
s.x = 1;
console.log(s.x);
(function () { 'use strict'; try { s.x = 1; } catch (e: any) { console.log(e.name); } try { s.length = 1; } catch (e: any) { console.log(e.name); } })();
// expect: undefined
// expect: TypeError
// expect: TypeError
