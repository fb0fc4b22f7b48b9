const zero: any = 0;
console.log(zero?.toFixed(1)); // expect: 0.0
console.log(('' as any)?.length, (false as any)?.toString()); // expect: 0 false
try {
  ({} as any)?.a.b;
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
