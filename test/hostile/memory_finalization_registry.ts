// limit: memory|deadline
const registry = new FinalizationRegistry(() => {});
const target = {};
for (;;) registry.register(target, [1, 2, 3]);
