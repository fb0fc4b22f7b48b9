try {
  console.log((x as any));
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
let x = 1;
console.log(x); // expect: 1
