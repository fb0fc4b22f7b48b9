const log: string[] = [];
const c = (s: string) => (log.push(s), s);
switch ('b') { case c('a'): break; case c('b'): break; case c('c'): break; }
console.log(log.join()); // expect: a,b
