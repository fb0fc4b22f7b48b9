const c = 1;
try {
  (c as any) = 2;
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
console.log(c); // expect: 1
