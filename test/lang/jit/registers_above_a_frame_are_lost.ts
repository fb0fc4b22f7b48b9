// The second call writes the same values to the same places as the first one; a conversion in between runs a function whose frame lies
// there.
function inner(o, k) {
  let a = k;
  let b = k;
  let c = k;
  let d = k;
  if (o === undefined) a = b = c = d = 'y';
  return o[a] + o[b] + o[c] + o[d];
}

function outer(o, k, v) {
  const first = inner(o, k);
  const product = v * 2;
  return first + product + inner(o, k);
}

const converts = {
  valueOf() {
    const a = [1, 2, 3];
    const b = a.map((x) => x * 2);
    const c = b.concat(a);
    return c.length + b.length + a.length;
  },
};

let sum = 0;
for (let i = 0; i < 60; i++) sum += outer({ x: i, y: 1 }, i % 2 ? 'x' : 'y', converts);
console.log(sum); // expect: 8880
