// limit: memory
Array.from({ [Symbol.iterator]: () => ({ next: () => ({ value: [], done: false }) }) } as any);
