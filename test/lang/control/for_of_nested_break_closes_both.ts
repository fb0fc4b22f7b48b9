const it = (name: string) => ({ [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { console.log('close', name); return {}; } }) });
outer: for (const a of it('outer') as any) for (const b of it('inner') as any) break outer;
// expect: close inner
// expect: close outer
