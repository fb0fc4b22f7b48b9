const log: string[] = [];
const t = (s: string) => (log.push(s), s);
const o: any = { get m() { log.push('get m'); return () => log.push('call'); } };
o.m(t('a'), t('b'));
console.log(log.join()); // expect: get m,a,b,call
