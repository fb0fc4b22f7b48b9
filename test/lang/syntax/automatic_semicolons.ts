let a = 1
let b = a
++b
const c = b
;[1, 2].forEach((x) => x)
console.log(a, b, c) // expect: 1 2 2
var d = 1; { var e = 2 } var f = 3
console.log(d + e + f) // expect: 6
do {} while (false) console.log('same line') // expect: same line
