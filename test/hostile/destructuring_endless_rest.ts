// limit: memory
const it = { [Symbol.iterator]: () => ({ next: () => ({ value: {}, done: false }) }) };
const [...all] = it as any;
