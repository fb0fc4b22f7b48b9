const f = (n: number) => {
  if (n === 0) { if (n < 1) { if (n > -1) { return 'zero'; } } }
  else if (n === 1) return 'one'; else if (n === 2) return 'two'; else { return 'many'; }
};
console.log(f(0), f(1), f(2), f(3)); // expect: zero one two many
