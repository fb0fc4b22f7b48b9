// limit: memory
Promise.all({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) } as Iterable<number>);
