import { describe, expect, it } from 'vitest';
import { decode } from '../../compiler/image/decode.ts';
import { OP_INFO, Operand } from '../../compiler/image/op-table.ts';
import { checksum } from '../../compiler/image/write.ts';
import { Engine, ImageError } from '../../runtime-host/index.ts';
import { Program } from '../../runtime-host/program.ts';
import { ImageHeader } from '../../vm-assembly/abi/image.ts';
import { Code } from '../../vm-assembly/abi/layout.ts';
import { fuzzImages, seedImages } from './fuzz-images.ts';
import { mutatedImage } from './mutate-image.ts';

describe('mutated images', () => {
  it('are the same for the same seed, and differ from what they were made of', () => {
    const seed = new Uint8Array(400).map((_, i) => i);
    expect(mutatedImage([seed], 7, 3)).toEqual(mutatedImage([seed], 7, 3));
    expect(mutatedImage([seed], 7, 3)).not.toEqual(seed);
    expect(mutatedImage([seed], 7, 4)).not.toEqual(mutatedImage([seed], 7, 3));
  });

  it('whose sections overlap are rejected', () => {
    const engine = Engine.createSync();
    const program = engine.compile('try { throw 1; } catch (e) { e; }');
    const sections = [
      ImageHeader.Strings,
      ImageHeader.Functions,
      ImageHeader.Data,
      ImageHeader.Code,
      ImageHeader.Handlers,
    ];
    for (let i = 1; i < sections.length; i++) {
      const image = program.image.slice();
      const view = new DataView(image.buffer);
      view.setUint32(sections[i], view.getUint32(sections[i - 1], true), true);
      view.setUint32(ImageHeader.Checksum, checksum(image, ImageHeader.Size), true);
      const forged = new Program(image, 'forged.ts', [], new Map());
      expect(() => engine.createIsolate().run(forged), `section ${i}`).toThrow(ImageError);
    }
  });

  it('whose instructions share a feedback slot are rejected', () => {
    const engine = Engine.createSync();
    const { image } = engine.compile('globalThis.f = (x: number) => x; f(1); f(2);');
    const view = new DataView(image.buffer, image.byteOffset);
    const entry = view.getUint32(ImageHeader.Functions, true) + view.getUint32(ImageHeader.Entry, true) * Code.Bytes;
    const [start, size] = [view.getUint32(entry + Code.Start, true), view.getUint32(entry + Code.Size, true)];
    const words = new Int32Array(image.slice(start, start + size).buffer);
    const sites = decode(words, 0, words.length).filter(({ op }) => OP_INFO[op].x === Operand.Feedback);
    expect(sites.length).toBeGreaterThan(2);
    for (const { word, x } of sites.slice(1)) {
      const forged = image.slice();
      const forgedView = new DataView(forged.buffer);
      forgedView.setUint16(start + 4 * (word + 1), x - 1, true);
      forgedView.setUint32(ImageHeader.Checksum, checksum(forged, ImageHeader.Size), true);
      const program = new Program(forged, 'forged.ts', [], new Map());
      expect(() => engine.createIsolate().run(program), `slot ${x}`).toThrow(/feedback slot/);
    }
  });

  it('are rejected with an ImageError or run like other guests', async () => {
    const engine = await Engine.create();
    const seeds = seedImages(engine, ['test/lang', 'examples'], 5);
    const report = fuzzImages(engine, seeds, { seed: 20, from: 0, to: 2000 });
    expect(report.findings).toEqual([]);
    // The damage must get past the first checks, and some of it past all of them.
    expect(Object.keys(report.rejected).length).toBeGreaterThan(8);
    expect(Object.values(report.ran).reduce((a, b) => a + b, 0)).toBeGreaterThan(100);
  });
});
