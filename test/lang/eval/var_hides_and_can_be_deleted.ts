var x: any = 'global';
function f() {
  const seen = [x];
  eval('var x = "local"');
  seen.push(x);
  x = 'assigned';
  seen.push(x, eval('delete x'), x, eval('delete x'));
  return seen.join();
}
console.log(f(), x); // expect: global,local,assigned,true,global,false global
