const name = 'top';
function a() {
  const name = 'a';
  function b() { return name; }
  function c(name: string) { return name; }
  return b() + c('param');
}
console.log(a(), name); // expect: aparam top
