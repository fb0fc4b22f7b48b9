// What `Engine.create({ jit })` takes, and what it costs at most.

import { expect, test } from 'vitest';
import { Engine, type JitEvent } from '../../../runtime-host/index.ts';
import { eagerEngine, ofKind } from '../../support/jit.ts';

test('options are checked', () => {
  expect(() => Engine.createSync({ jit: 'fast' as 'auto' })).toThrow(
    "jit must be 'auto', 'off', 'eager' or an object of options",
  );
  expect(() => Engine.createSync({ jit: { hott: 1 } as object })).toThrow("jit has no option 'hott'");
  expect(() => Engine.createSync({ jit: { hot: 0 } })).toThrow('jit.hot must be a positive whole number');
  expect(() => Engine.createSync({ jit: { cacheDir: 1 as unknown as string } })).toThrow(
    'jit.cacheDir must be the path of a folder',
  );
});

test("'eager' cannot be had without waiting", () => {
  expect(() => Engine.createSync({ jit: 'eager' })).toThrow('needs Engine.create()');
});

test('the quota of modules leaves the rest to the interpreter', async () => {
  const events: JitEvent[] = [];
  using engine = await eagerEngine({ maxModules: 2, trace: (event) => events.push(event) });
  using isolate = engine.createIsolate();
  const source = `
    const f = (n) => n + 1, g = (n) => n + 2, h = (n) => n + 3;
    let s = 0;
    for (let i = 0; i < 100; i++) s = f(g(h(s)));
    s;`;
  expect(isolate.run(engine.compile(source))).toBe(600);
  expect(isolate.stats().jit).toMatchObject({ modules: 2 });
  expect(ofKind(events, 'refuse').map(({ reason }) => reason)).toContain('the quota of modules is used up');
  // Its end makes room for others.
  isolate.dispose();
  using next = engine.createIsolate();
  expect(next.run(engine.compile(source))).toBe(600);
  expect(next.stats().jit).toMatchObject({ modules: 2 });
});
