const s: any = 'abc';
s[0] = 'z';
console.log(s, s.length); // expect: abc 3
(function () { 'use strict'; try { s[0] = 'z'; } catch (e: any) { console.log(e.name); } })(); // expect: TypeError
