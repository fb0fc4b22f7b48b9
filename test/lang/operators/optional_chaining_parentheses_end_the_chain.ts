const o: any = undefined;
try {
  (o?.a).b;
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
console.log(o?.a.b); // expect: undefined
