// limit: memory
const keep: Promise<unknown>[] = [];
while (true) keep.push(new Promise(() => {}));
