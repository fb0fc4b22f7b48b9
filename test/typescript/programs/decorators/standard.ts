// @ts-nocheck: what the checker rejects is emitted all the same
const log: string[] = [];
const show = (): void => { console.log(log.splice(0).join('\n')); };
type Context = { kind: string; name?: string | symbol; static?: boolean; private?: boolean; metadata?: any; access?: any; addInitializer(f: (this: any) => void): void };
function trace(text: string): any {
  log.push('evaluate ' + text);
  return (value: any, context: Context): any => {
    log.push(`apply ${text}: ${context.kind} ${String(context.name)} ${context.static} ${context.private} ${typeof value} ${Object.keys(context.access ?? {}).join('+')}`);
    context.addInitializer(function () { log.push(`initializer ${text} ${typeof this}`); });
    if (context.metadata) context.metadata[text] = context.kind;
  };
}
const key = (text: string): string => { log.push('key ' + text); return text; };
@trace('class 1') @trace('class 2')
class All {
  @trace('field') field = log.push('value of field');
  @trace('computed field') [key('computed')] = 1;
  @trace('static field') static sfield = log.push('value of sfield');
  @trace('private field') #pfield = 2;
  @trace('method 1') @trace('method 2') method() { return this.#pfield; }
  @trace('static method') static smethod() {}
  @trace('private method') #pmethod() { return this.#paccessor; }
  @trace('getter') get prop() { return this.#pmethod(); }
  @trace('setter') set prop(v) {}
  @trace('accessor') accessor acc = log.push('value of acc');
  @trace('static accessor') static accessor sacc = 4;
  @trace('private accessor') accessor #paccessor = 5;
  @trace('symbol') [Symbol.iterator]() {}
  @trace('generator') *gen() { yield 1; }
  @trace('async') async later() {}
  static { log.push('static block'); }
  constructor() { log.push('constructor'); }
}
show();
const all = new All();
show();
console.log(all.method(), all.prop, JSON.stringify((All as any)[Symbol.metadata]));
