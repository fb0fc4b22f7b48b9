const source = (n: number): any => ({
  [Symbol.asyncIterator]() {
    let i = 0;
    return { next: async () => ({ value: i, done: i++ >= n }), return: async (v: any) => { console.log('return', v); return {}; } };
  },
});
(async () => {
  for await (const x of source(2)) console.log(x);
  for await (const x of source(5)) if (x === 1) break;
  const f = async () => { for await (const x of source(5)) return x; };
  console.log(await f());
  try { for await (const x of source(5)) throw new Error('E'); } catch (e: any) { console.log(e.message); }
  try { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => 1 }) } as any) console.log(x); } catch (e) { console.log(String(e)); }
  try { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => ({ done: false }), return: () => 1 }) } as any) break; } catch (e: any) { console.log(e.name); }
  try { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('next')), return: () => console.log('never') }) } as any) break; } catch (e) { console.log(String(e)); }
})();
// expect: 0
// expect: 1
// expect: return undefined
// expect: return undefined
// expect: 0
// expect: return undefined
// expect: E
// expect: TypeError: Iterator result 1 is not an object
// expect: TypeError
// expect: Error: next
