const f = () => { return; };
function g() {}
console.log(f(), g()); // expect: undefined undefined
function asi() {
  return
  1;
}
console.log(asi()); // expect: undefined
