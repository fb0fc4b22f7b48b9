try {
  const { a = b, b } = {} as any;
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
const { c = 1, d = c + 1 } = {} as any;
console.log(c, d); // expect: 1 2
