console.log(typeof g); // expect: function
var g: any = 1;
function g() {}
console.log(typeof g); // expect: number
