function f() {
  const g = () => arguments[0];
  return (g as any)('inner');
}
console.log((f as any)('outer')); // expect: outer
