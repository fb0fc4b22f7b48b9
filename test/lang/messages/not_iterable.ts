const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(e.name, e.message.includes('is not iterable')); } };
const n: any = 5, u: any = undefined;
check(() => { for (const x of n); });
check(() => { const [a] = n; });
check(() => [...n]);
check(() => new Map(n));
check(() => new Set(n));
check(() => { const [a] = u; });
// expect: TypeError true
// expect: TypeError true
// expect: TypeError true
// expect: TypeError true
// expect: TypeError true
// expect: TypeError true
