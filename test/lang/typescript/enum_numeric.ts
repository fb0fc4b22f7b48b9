enum E { A, B, C = 10, D, F = -1, G }
console.log(E.A, E.B, E.C, E.D, E.F, E.G, E[0], E[10], E[-1], (E as any)[99], Object.keys(E).join()); // expect: 0 1 10 11 -1 0 G C F undefined 0,1,10,11,A,B,C,D,F,-1,G
