// limit: memory
const p = Promise.resolve();
while (true) p.then(() => {});
