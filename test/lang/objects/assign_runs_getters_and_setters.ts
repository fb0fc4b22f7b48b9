const log: string[] = [];
const target = { set x(v: any) { log.push('set ' + v); } };
Object.assign(target, { get x() { log.push('get'); return 5; } });
console.log(log.join()); // expect: get,set 5
