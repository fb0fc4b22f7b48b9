// limit: deadline
Iterator.from({ next: () => ({ value: 1, done: false }) })
  .drop(Number.MAX_SAFE_INTEGER)
  .next();
