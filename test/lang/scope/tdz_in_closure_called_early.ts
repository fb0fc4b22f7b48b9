const f = () => value;
try {
  f();
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
let value = 5;
console.log(f()); // expect: 5
