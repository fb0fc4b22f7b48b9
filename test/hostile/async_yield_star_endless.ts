// limit: deadline
async function* empty(): AsyncGenerator<number> {}
async function* chain(): AsyncGenerator<number> {
  for (;;) yield* empty();
}
chain().next();
