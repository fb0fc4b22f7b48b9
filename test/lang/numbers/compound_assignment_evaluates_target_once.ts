const log: string[] = [];
const box = { n: 1 };
function target() { log.push('target'); return box; }
function key() { log.push('key'); return 'n' as const; }
target()[key()] += (log.push('value'), 5);
console.log(box.n, log.join()); // expect: 6 target,key,value
