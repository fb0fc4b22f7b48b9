function thrower() { throw new Error('deep'); }
function* inner() { yield 1; thrower(); }
function* outer() { yield* inner(); }
function consume() { for (const v of outer()) console.log(v); } // expect: 1
try { consume(); } catch (e: any) {
  console.log(e.stack.split('\n').slice(1, 6).map((l: string) => l.trim().split(' ')[1]).filter((n: string) => ['thrower', 'inner', 'outer', 'consume'].includes(n)).slice(0, 3).join()); // expect: thrower,inner,outer
}
