function pick({ a, b: [c = 1, ...d], ...rest }: any, [e] = [2]) {
  return [a, c, d, rest, e];
}
