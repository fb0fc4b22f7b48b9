const n = 3;
enum E { A = 1 << 2, B = A | 1, C = 'abc'.length, D = n * 2, F = Math.max(1, 9), G = `x`.length + A, H = ~B }
console.log(E.A, E.B, E.C, E.D, E.F, E.G, E.H, E[4], E[9]); // expect: 4 5 3 6 9 5 -6 A F
