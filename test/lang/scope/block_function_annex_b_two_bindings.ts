{
  function f(): any { return 1; }
  // @ts-ignore
  f = 2;
  console.log(typeof f); // expect: number
}
console.log(typeof f); // expect: function
