{
  function f(): any { return 1; }
  // @ts-ignore: wrong by its types, on purpose
  f = 2;
  console.log(typeof f); // expect: number
}
console.log(typeof f); // expect: function
