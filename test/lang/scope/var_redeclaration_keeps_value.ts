var a: any = 1;
var a: any;
console.log(a); // expect: 1
var a: any = 2;
console.log(a); // expect: 2
