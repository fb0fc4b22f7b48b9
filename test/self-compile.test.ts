/** The compiler, compiled by itself and run as a guest, makes the same images as in Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../compiler/pipeline.ts';
import { compileModules } from '../runtime-host/compile.ts';
import { FileLoader } from '../runtime-host/modules/files.ts';
import { sharedEngine } from './support/run-guest.ts';

test('the compiler as a guest compiles the examples to the same bytes', { timeout: 120_000 }, async () => {
  const engine = await sharedEngine();
  const program = compileModules(new FileLoader(), resolve('test/self/compile.ts'), {});
  for (const file of readdirSync('examples')) {
    const name = `examples/${file}`;
    const source = new Uint8Array(readFileSync(name));
    using isolate = engine.createIsolate({ globals: { source, name }, memory: 256 * 1024 * 1024 });
    isolate.run(program);
    const image = isolate.call('image') as Uint8Array;
    const own = compile({ name, text: source, kind: 'auto' }).image as Uint8Array;
    expect(Buffer.from(image).equals(Buffer.from(own)), name).toBe(true);
    expect(image.length).toBeGreaterThan(5_000);
  }
});
