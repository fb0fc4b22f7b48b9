console.log(typeof inner); // expect: undefined
{
  function inner() { return 'block'; }
}
console.log(typeof inner, inner()); // expect: function block
