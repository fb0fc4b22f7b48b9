const log: string[] = [];
class Resource implements Disposable, AsyncDisposable {
  constructor(readonly name: string, private readonly fails = false) { log.push('open ' + name); }
  [Symbol.dispose](): void { log.push('close ' + this.name); if (this.fails) throw new Error('close of ' + this.name); }
  async [Symbol.asyncDispose](): Promise<void> { log.push('closing ' + this.name); await null; log.push('closed ' + this.name); if (this.fails) throw new Error('async close of ' + this.name); }
}
const show = (title: string) => { console.log(title, log.splice(0).join(',')); };
{ using a = new Resource('a'), b = new Resource('b'), none = null, nothing = undefined; log.push('body ' + a.name + b.name + none + nothing); }
show('block');
function early(n: number): string { using r: Resource = new Resource('r' + n); if (n > 1) return 'early ' + r.name; using s = new Resource('s'); return 'late ' + s.name; }
console.log(early(1), early(2)); show('return');
for (using r = new Resource('head'); log.length < 4; ) log.push('turn'); show('for');
for (using r of [new Resource('x'), new Resource('y')]) { log.push('use ' + r.name); if (r.name === 'y') break; } show('for-of');
try { using a = new Resource('a', true), b = new Resource('b', true); throw new Error('body'); } catch (e: any) { console.log(e.name, e.error.message, e.suppressed.name, e.suppressed.error.message, e.suppressed.suppressed.message); } show('errors');
async function later(): Promise<void> { await using a = new Resource('a'); using b = new Resource('b'); await using c = null; log.push('body'); await null; log.push('end'); }
await later(); show('await using');
for (await using r of [new Resource('p'), new Resource('q')]) log.push('use ' + r.name); show('for await using');
try { await (async () => { await using a = new Resource('a', true); throw new Error('body'); })(); } catch (e: any) { console.log(e.name, e.error.message, e.suppressed.message); } show('async errors');
function* lazily() { using r = new Resource('gen'); yield 1; yield 2; } for (const x of lazily()) { log.push('got ' + x); break; } show('generator');
class Holder { static { using r = new Resource('static block'); log.push('in block'); } } show('static block');
try { using r = {} as any; } catch (e: any) { console.log(e.name); }
try { using r = 5 as any; } catch (e: any) { console.log(e.name); }
var using: any = [1], await_ = 1; using[0] = 2; console.log(using[0], using.length); { let using = 3; console.log(using); }
await using; 
using top = new Resource('top'); queueMicrotask(() => show('end of the module'));
