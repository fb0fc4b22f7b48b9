function f(base: number) {
  enum Local { A = base, B = base + 1 }
  return Local.B + Local[base]!;
}
console.log(f(1), f(5)); // expect: 2A 6A
