function r() {
  return /* no newline */ 'same'
}
function n() {
  return
  'next'
}
let i = 1, j = 2
i
++
j
console.log(r(), n(), i, j) // expect: same undefined 1 3
