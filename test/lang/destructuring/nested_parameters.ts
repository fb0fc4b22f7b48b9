function f({ a, b: [c, d = 4] = [] as any }: any, [e, { g }]: any, ...[h, i]: any[]) {
  return [a, c, d, e, g, h, i].join();
}
console.log(f({ a: 1, b: [2] }, [3, { g: 5 }], 6, 7)); // expect: 1,2,4,3,5,6,7
console.log(f({ a: 1 }, ['e', {}])); // expect: 1,,4,e,,,
