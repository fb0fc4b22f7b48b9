try {
  +({ valueOf() { return {}; }, toString() { return []; } } as any);
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
try {
  +({ [Symbol.toPrimitive]() { return {}; } } as any);
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
try {
  +({ [Symbol.toPrimitive]: 1 } as any);
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
