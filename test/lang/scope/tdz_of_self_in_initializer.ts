try {
  let a: any = a + 1;
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
var b: any = b + 'x';
console.log(b); // expect: undefinedx
