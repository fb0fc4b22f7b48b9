// limit: deadline
const endless = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) };
for (const v of endless) v;
