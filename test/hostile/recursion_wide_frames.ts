// limit: stack
function f(a: any, b: any, c: any, d: any): any {
  const x = [a, b, c, d, a, b, c, d];
  const [p, q, r, s, ...rest] = x;
  return f(p, q, r, s) + f(s, r, q, p) + rest.length;
}
f(1, 2, 3, 4);
