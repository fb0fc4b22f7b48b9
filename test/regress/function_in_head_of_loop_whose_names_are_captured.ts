function names(object) {
  const a = 'outer';
  const functions = [];
  for (const key in ((p) => (p ? object : a))(1)) functions.push(() => key + a);
  for (const value of [1, 2].map((n) => n + a)) functions.push(() => value);
  return functions.map((f) => f());
}
console.log(names({ x: 1, y: 2 }).join()); // expect: xouter,youter,1outer,2outer
