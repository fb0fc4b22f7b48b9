console.log(this === undefined);
try {
  // @ts-ignore: wrong by its types, on purpose
  undeclared = 1;
} catch (e: any) {
  console.log(e.name);
}
console.log((function (this: any) { return this; })());
// expect: true
// expect: ReferenceError
// expect: undefined
