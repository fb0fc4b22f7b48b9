var let_ = 1;
var let = 2;
let
= 3;
console.log(let, let_, let + 1); // expect: 3 1 4
if (let) console.log('expression'); // expect: expression
