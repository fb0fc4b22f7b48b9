import { describe, expect, test } from 'vitest';
import { Engine } from '../../runtime-host/index.ts';

// What TypeScript's own emit prints for the same source with `experimentalDecorators`.
const SOURCE = `
const log: string[] = [];
const F = (x: string) => { log.push('factory ' + x); return (t: any, k?: any, d?: any) => { log.push('apply ' + x + ' ' + String(k) + ' ' + typeof d); }; };
const P = (t: any, k: any, i: number) => { log.push('param ' + String(k) + ' ' + i + ' ' + (t === A || t === A.prototype)); };
const wrap = (t: any, k: any, d: any): any => ({ ...d, value() { return 'w' + d.value.call(this); } });
const replace = (t: any): any => class extends t { extra = 1; };
@F('class') @replace
class A {
  constructor(@P x: number) {}
  @wrap m(@P a = 1, @P b = 2) { return 'm'; }
  @F('static') static s() {}
  @F('field') f = 1;
  @F('one') @F('two') get g() { return 1; }
}
const a: any = new A(1);
log.push(a.m() + a.extra);
log.join('|');
`;

describe('experimentalDecorators', () => {
  test('elements first, then statics, then the class; parameters from the last to the first', () => {
    const engine = Engine.createSync();
    const isolate = engine.createIsolate();
    const program = engine.compile(SOURCE, { experimentalDecorators: true });
    expect(String(isolate.run(program)).split('|')).toEqual([
      'param m 1 true',
      'param m 0 true',
      'factory field',
      'apply field f undefined',
      'factory one',
      'factory two',
      'apply two g object',
      'apply one g object',
      'factory static',
      'apply static s object',
      'factory class',
      'param undefined 0 true',
      'apply class undefined undefined',
      'wm1',
    ]);
    isolate.dispose();
  });

  test('emitDecoratorMetadata is refused, not ignored', () => {
    const options = { experimentalDecorators: true, emitDecoratorMetadata: true };
    expect(() => Engine.createSync().compile('', options)).toThrow(/emitDecoratorMetadata/);
  });
});
