import { beforeAll, describe, expect, it } from 'vitest';
import { Engine, FuelError, GuestError, InvalidArgumentError, type IsolateOptions } from '../../runtime-host/index.ts';
import { vmBuild } from '../support/run-guest.ts';

// Modules that wait and ask for modules while they run, through the API.

let engine: Engine;

beforeAll(async () => {
  engine = await Engine.create({ vm: vmBuild });
});

/** What the guest printed, and what the program came to. */
async function run(
  modules: Record<string, string>,
  options: IsolateOptions = {},
): Promise<{ output: string; ended: unknown }> {
  let output = '';
  using isolate = engine.createIsolate({ ...options, stdout: (text) => void (output += text) });
  let ended: unknown;
  try {
    ended = await isolate.runAsync(engine.compile({ modules }, { kind: 'module' }));
  } catch (error) {
    ended = error;
  }
  return { output, ended };
}

describe('modules', () => {
  it('make run return a promise if their top level awaits, and only then', async () => {
    using isolate = engine.createIsolate();
    expect(isolate.run(engine.compile('export const a = 1;'))).not.toBeInstanceOf(Promise);
    const promise = isolate.run(engine.compile('export const a = await 2; export {};'));
    expect(promise).toBeInstanceOf(Promise);
    await promise;
    expect(isolate.get('a')).toBe(2);
  });

  it('reject with what their top level throws after it waited', async () => {
    const { ended } = await run({ 'main.ts': "await 0; throw new RangeError('late'); export {};" });
    expect(ended).toBeInstanceOf(GuestError);
    expect(ended).toMatchObject({ guestName: 'RangeError', message: expect.stringContaining('late') });
  });

  it('are counted while they wait, which a reset ends', () => {
    using isolate = engine.createIsolate();
    isolate.run(engine.compile('await new Promise(() => {}); export {};'));
    expect(isolate.stats().evaluating).toBe(1);
    isolate.reset();
    expect(isolate.stats().evaluating).toBe(0);
  });

  it('wait for promises of the host', async () => {
    const later = (): Promise<number> => new Promise((resolve) => setTimeout(resolve, 1, 5));
    const { output } = await run({ 'main.ts': 'console.log(await later()); export {};' }, { globals: { later } });
    expect(output).toBe('5\n');
  });

  it('find what a computed specifier means in the option modules', async () => {
    const main = "const m = await import('./' + 'plugin.js'); console.log(m.twice(4)); export {};";
    const plugin = "import { factor } from './lib/factor.ts';\nexport const twice = (n: number): number => n * factor;";
    const modules = { 'plugin.ts': plugin, 'lib/factor.ts': 'export const factor: number = 2;' };
    expect((await run({ 'main.ts': main }, { modules })).output).toBe('8\n');
    const without = await run({ 'main.ts': main });
    expect(without.ended).toMatchObject({ guestName: 'TypeError', message: expect.stringContaining("'./plugin.js'") });
  });

  it('take fuel for the source that is compiled, also in vain', async () => {
    const filler = '// filler\n'.repeat(10_000);
    const modules = { 'fine.ts': `${filler}export {};`, 'broken.ts': `${filler}export let let;` };
    for (const name of ['fine', 'broken']) {
      const main = engine.compile(`import('./' + '${name}.ts').catch(() => {});`, { fileName: 'main.ts' });
      using free = engine.createIsolate({ modules });
      free.run(main);
      expect(free.stats().fuelUsed).toBeGreaterThan(16 * filler.length);
      using limited = engine.createIsolate({ modules, fuel: 1_000_000 });
      expect(() => limited.run(main)).toThrow(FuelError);
    }
  });

  it('need sources by name there', () => {
    const modules = 5 as unknown as Record<string, string>;
    expect(() => engine.createIsolate({ modules })).toThrow(InvalidArgumentError);
  });
});
