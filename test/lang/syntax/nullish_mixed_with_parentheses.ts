const a: any = null, b: any = 0, c: any = 5;
console.log((a ?? b) || c, a ?? (b || c), (a && b) ?? c); // expect: 5 5 5
