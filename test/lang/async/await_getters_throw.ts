const p: any = Promise.resolve(1);
Object.defineProperty(p, 'constructor', { get() { throw new Error('constructor'); } });
const t: any = { get then() { throw new Error('then'); } };
(async () => {
  try { await p; } catch (e: any) { console.log(e.message); } // expect: constructor
  try { await t; } catch (e: any) { console.log(e.message); } // expect: then
  await (async () => t)().catch((e) => console.log('returned', e.message)); // expect: returned then
  const thenable = { then(res: any, rej: any) { rej('thenable rejects'); res('ignored'); } };
  try { await thenable; } catch (e) { console.log(e); } // expect: thenable rejects
})();
