// A callee that goes on in the interpreter puts its result into the register of the call, where an operand of the next step lay.
function show(v) {
  return typeof v === 'object' ? JSON.stringify(v) : String(v);
}
function join(label, ...values) {
  return [label, values.map((v) => show(v))].join(' ');
}

let last = '';
for (let i = 0; i < 12; i++) {
  const run = function () {
    let out = '';
    with ({ n: i }) {
      out += join('a', [n]);
      out += join('b', n, n);
      last = out + join('c', (n = 7));
    }
  };
  run();
}
console.log(last); // expect: a [11]b 11,11c 7
