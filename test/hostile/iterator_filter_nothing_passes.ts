// limit: deadline
Iterator.from({ next: () => ({ value: 1, done: false }) })
  .filter(() => false)
  .map((x) => x)
  .next();
