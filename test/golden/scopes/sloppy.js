var global = 1;
let lexical = 2;

function mapped(a, b) {
  a = b;
  return arguments;
}

function hoists(p, q = () => p) {
  var p;
  {
    function inner() {
      return p + q();
    }
  }
  if (p) function inner2() {}
  try {
    undeclared = inner();
  } catch (e) {
    var e = inner2;
    return () => e;
  }
  return function self(n) {
    return n ? self(n - 1) : global + lexical;
  };
}
