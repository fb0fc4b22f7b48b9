const log: string[] = [];
const src = { get a() { log.push('get a'); return undefined; }, get b() { log.push('get b'); return 1; } };
const { [(log.push('key a'), 'a')]: x = log.push('default a'), [(log.push('key b'), 'b')]: y } = src as any;
console.log(log.join(', ')); // expect: key a, get a, default a, key b, get b
