try {
  new K();
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
class K {}
console.log(typeof K); // expect: function
