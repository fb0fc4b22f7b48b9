try {
  y = 3;
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
let y: any;
console.log(y); // expect: undefined
