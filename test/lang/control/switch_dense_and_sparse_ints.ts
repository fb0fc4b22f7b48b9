const f = (n: number) => { switch (n) { case 0: return 'a'; case 1: return 'b'; case 2: return 'c'; case 3: return 'd'; case 1000: return 'k'; case -1: return 'neg'; case 1.5: return 'half'; } return '-'; };
console.log([0, 1, 2, 3, 4, 1000, -1, 1.5, 2.0].map(f).join('')); // expect: abcd-kneghalfc
