const R: any = function (this: any) { this.a = 1; return { b: 2 }; };
const P: any = function (this: any) { this.a = 1; return 5; };
console.log(JSON.stringify(new R()), JSON.stringify(new P())); // expect: {"b":2} {"a":1}
