let calls = 0;
const f = () => ++calls > 0;
false && f();
true || f();
(0 as any) ?? f();
console.log(calls); // expect: 0
true && f();
false || f();
(null as any) ?? f();
console.log(calls); // expect: 3
