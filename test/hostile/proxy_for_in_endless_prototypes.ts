// limit: memory|deadline
const link = (): any => new Proxy({}, { getPrototypeOf: () => link() });
for (const k in link()) console.log(k);
