try {
  typeof z;
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
let z = 1;
