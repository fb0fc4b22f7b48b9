// limit: deadline|memory
async function* deeper(): AsyncGenerator<number> {
  yield* deeper();
}
deeper()
  .next()
  .catch(() => {
    for (;;) deeper().next();
  });
