// A stack shows who awaits the function that runs, as far as nobody else does.
const names = (e: any): string => e.stack.match(/at (?:async )?(?:inner|middle|start|viaThen|catches|deep|forwards|both)(?= )/g).slice(0, 4).join(', ');
async function inner(): Promise<void> { await null; throw new Error('x'); }
async function middle(): Promise<number> { await 1; await inner(); return 1; }
async function start(): Promise<void> {
  try { await middle(); } catch (e) { console.log(names(e)); }
}
async function viaThen(): Promise<void> { await inner().then((x) => x); }
async function catches(f: () => Promise<unknown>): Promise<void> {
  try { await f(); } catch (e) { console.log(names(e)); }
}
async function deep(n: number): Promise<void> { await (n === 0 ? inner() : deep(n - 1)); }
async function forwards(): Promise<void> { await null; return inner(); }
async function both(): Promise<void> {
  const p = inner();
  const one = (async () => { await p; })();
  const two = (async () => { await p; })();
  await Promise.allSettled([one, two]);
  await one;
}
start()
  .then(() => catches(viaThen))
  .then(() => catches(() => deep(20)))
  .then(() => catches(forwards))
  .then(() => catches(both));
// expect: at inner, at async middle, at async start
// expect: at inner, at async viaThen, at async catches
// expect: at inner, at async deep, at async deep, at async deep
// expect: at inner
// expect: at inner
