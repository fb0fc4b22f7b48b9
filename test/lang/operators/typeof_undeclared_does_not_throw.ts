declare const nowhere: any;
console.log(typeof nowhere); // expect: undefined
try {
  nowhere;
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
