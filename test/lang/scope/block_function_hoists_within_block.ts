{
  console.log(g()); // expect: top of block
  function g() { return 'top of block'; }
}
