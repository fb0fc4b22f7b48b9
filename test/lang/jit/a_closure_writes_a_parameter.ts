// The closure is inlined: what it writes through its environment is what the function reads from its own.
const f = function (a, g = () => a, h = (v) => { a = v; }) {
  a = 2;
  h(9);
  return [a, g()];
};
let last = '';
for (let i = 0; i < 60; i++) last = f(i).join();
console.log(last); // expect: 9,9
