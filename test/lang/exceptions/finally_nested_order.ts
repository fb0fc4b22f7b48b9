const log: string[] = [];
const f = () => {
  try { try { try { return log.push('return'); } finally { log.push('inner'); } } finally { log.push('middle'); } } finally { log.push('outer'); }
};
f();
console.log(log.join()); // expect: return,inner,middle,outer
