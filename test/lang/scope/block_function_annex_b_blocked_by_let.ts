let h = 'let';
{
  function h() {}
}
console.log(h); // expect: let
