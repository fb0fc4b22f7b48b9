/* a */ const /* b */ x /* c */ = /* d */ 1 /* e */; // f
console.log(/* inside */ x /* after */); // expect: 1
/* multi
line */ console.log('after'); // trailing // expect: after
const f = (/* none */) => /* body */ { /* empty */ };
console.log(f(/* x */), [/* empty */].length, 4 /* two */ / /* by */ 2); // expect: undefined 0 2
