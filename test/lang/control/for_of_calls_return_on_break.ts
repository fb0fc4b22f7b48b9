const it = { [Symbol.iterator]: () => ({ n: 0, next() { return { value: this.n++, done: false }; }, return(v: any) { console.log('return', arguments.length, this.n); return {}; } }) }; // expect: return 0 3
for (const v of it as any) if (v === 2) break;
