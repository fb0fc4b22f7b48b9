let it: any;
const tries: string[] = [];
function attempt(f: () => void) { try { f(); } catch (e) { tries.push(String(e)); } }
function* g() {
  attempt(() => it.next()); attempt(() => it.return(1)); attempt(() => it.throw(new Error('x')));
  attempt(() => { for (const v of it) tries.push('never ' + v); });
  attempt(() => { [...it]; });
  yield 1;
}
it = g();
console.log(it.next(), new Set(tries).size, tries.length, tries[0]); // expect: { value: 1, done: false } 1 5 TypeError: Generator is already running
const self: any = { *[Symbol.iterator]() { const me = it2; yield* me; } };
const it2 = self[Symbol.iterator]();
try { it2.next(); } catch (e) { console.log(String(e)); } // expect: TypeError: Generator is already running
