async function thrower() { throw new TypeError('at once'); }
async function later() { await null; throw new RangeError('later'); }
async function params(a = (() => { throw new Error('param'); })()) { return a; }
async function destructured({ a }: any) { return a; }
thrower().catch((e) => console.log(String(e)));
later().catch((e) => console.log(String(e)));
params().catch((e) => console.log(String(e)));
destructured(null).catch((e) => console.log(e.name));
async function nested() { try { await later(); } catch (e) { console.log('in', String(e)); return 'ok'; } }
nested().then((r) => console.log(r));
// expect: TypeError: at once
// expect: Error: param
// expect: TypeError
// expect: RangeError: later
// expect: in RangeError: later
// expect: ok
