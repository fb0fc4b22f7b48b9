const log: string[] = [];
outer: for (;;) {
  try { for (;;) { try { break outer; } finally { log.push('in'); } } } finally { log.push('out'); }
}
console.log(log.join()); // expect: in,out
