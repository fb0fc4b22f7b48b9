// limit: deadline
const Iter = Iterator as any;
const empty = { [Symbol.iterator]: () => ({ next: () => ({ done: true }) }) };
const list: any[] = Array(10_000).fill(empty);
for (;;) for (const _ of Iter.concat(...list.slice(0, 100), ...list.slice(0, 100)));
