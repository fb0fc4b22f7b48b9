// @experimentalDecorators
// @ts-nocheck: what the checker rejects is emitted all the same
const log: string[] = [];
const show = (): void => { console.log(log.splice(0).join('\n')); };
function trace(text: string): any {
  log.push('evaluate ' + text);
  return (target: any, name?: any, at?: any): any => {
    log.push(`apply ${text}: ${typeof target} ${String(name)} ${typeof at === 'object' ? Object.keys(at).join('+') : at}`);
  };
}
const key = (text: string): string => { log.push('key ' + text); return text; };
@trace('class 1') @trace('class 2')
class All {
  @trace('field') field = 1;
  @trace('static field') static sfield = log.push('value of sfield');
  @trace('computed') [key('computed')] = 2;
  @trace('method 1') @trace('method 2') method(@trace('p0 a') @trace('p0 b') a?: any, b?: any, @trace('p2') c?: any) { return 'm'; }
  @trace('static method') static smethod(@trace('sp0') x?: any) {}
  @trace('getter') get prop() { return 1; }
  set prop(v) {}
  @trace('accessor field') accessor acc = 3;
  @trace('computed method') [key('cm')](@trace('cp0') x?: any) {}
  static { log.push('static block'); }
  constructor(@trace('c0') a?: any, @trace('c1') public b?: any) { log.push('constructor'); }
}
show();
new All();
show();
const replaced = (value: any) => (_t: any, _n: any, d: any): any => ({ ...d, value });
const upper = (_t: any, _n: any, d: any): any => { const get = d.get; d.get = function (this: any) { return get.call(this).toUpperCase(); }; };
const frozen = (c: any): any => { Object.freeze(c.prototype); };
const withExtra = (c: any): any => class extends c { extra = c.name; };
const hidden = (t: any, n: any): any => { Object.defineProperty(t, n, { value: 'from the prototype', configurable: true }); };
@withExtra @frozen
class Replace { @replaced(() => 'new') m() { return 'old'; } @upper get text() { return 'text'; } @hidden declare ghost: string; static self() { return Replace; } own = Replace.name; }
const r: any = new Replace();
console.log(r.m(), r.text, r.ghost, r.extra, Object.isFrozen(Object.getPrototypeOf(Replace.prototype)), r.own, Replace.self() === Replace, Replace.name);
const members = { deco: { mark: (n: number) => (t: any, k: any) => { t.marks = [...(t.marks ?? []), k + n]; } } };
class Paths { @members.deco.mark(1) a() {} @(members['deco'].mark(2)) b() {} @members.deco.mark(3) static c() {} }
console.log((Paths.prototype as any).marks.join(), (Paths as any).marks.join());
class Injected { static seen: any[] = []; static param(t: any, k: any, i: number) { Injected.seen.push([typeof t, k, i]); } }
class Service { constructor(@Injected.param private readonly a: number, @Injected.param public b = a + 1) {} static of(@Injected.param x: number) { return x; } run(@Injected.param ...rest: any[]) { return rest.length; } }
console.log(JSON.stringify(Injected.seen), JSON.stringify(new Service(1)), new Service(2).run(1, 2));
export default @((c: any) => { c.tag = 'default'; }) class Exported { static tag: string; } console.log(Exported.tag);
@((c: any) => { c.tag = 'named'; }) export class Named { static tag: string; } console.log(Named.tag);
