async function f(i: number) { const big = new Array(50).fill(i); await null; const more = big.map((x) => x + 1); await null; return more[49] + big[0]; }
(async () => {
  let s = 0;
  for (let round = 0; round < 20; round++) { const all = []; for (let i = 0; i < 20; i++) all.push(f(i)); for (const v of await Promise.all(all)) s += v; }
  console.log(s); // expect: 8000
})();
