const f = () => { const fs: any[] = []; for (const [i, s] of ['a', 'b', 'c'].entries()) { if (i === 1) continue; fs.push(() => s + i); if (i === 2) return fs; } };
console.log(f()!.map((g: any) => g()).join()); // expect: a0,c2
