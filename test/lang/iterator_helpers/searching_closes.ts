// node >= 22
function source() {
  let i = 0;
  return {
    __proto__: Iterator.prototype,
    next: () => ({ value: ++i, done: i > 5 }),
    return() { console.log('return'); return {}; },
  } as any;
}
console.log(source().some((x: number) => x === 2));
console.log(source().every((x: number) => x < 3));
console.log(source().find((x: number) => x > 3));
console.log(source().find((x: number) => x > 30));
source().forEach((x: number, i: number) => { if (i === 1) console.log(x); });
try { source().map(3); } catch (e: any) { console.log(e.message); }
try { source().take(-1); } catch (e: any) { console.log(e.name, e.message); }
try { source().map(() => { throw new Error('mine'); }).next(); } catch (e: any) { console.log(e.message); }
// expect: return
// expect: true
// expect: return
// expect: false
// expect: return
// expect: 4
// expect: undefined
// expect: 2
// expect: return
// expect: 3 is not a function
// expect: return
// expect: RangeError -1 must be positive
// expect: return
// expect: mine
