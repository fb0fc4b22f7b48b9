const make = (flag: boolean) => { const o: any = {}; o.a = 1; if (flag) o.b = 2; o.c = 3; return o; };
for (let i = 0; i < 4; i++) console.log(JSON.stringify(make(i % 2 === 0)));
// expect: {"a":1,"b":2,"c":3}
// expect: {"a":1,"c":3}
// expect: {"a":1,"b":2,"c":3}
// expect: {"a":1,"c":3}
