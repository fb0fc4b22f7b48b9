const out: any[] = [];
const f = (n: number) => {
  for (let i = 0; i < n; i++) {
    try { try { if (i === 1) throw 'a'; if (i === 2) return 'r'; } finally { out.push('f' + i); } } catch (e) { out.push('c' + e); }
  }
};
console.log(f(5), out.join()); // expect: r f0,f1,ca,f2
