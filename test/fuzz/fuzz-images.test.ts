import { describe, expect, it } from 'vitest';
import { checksum } from '../../compiler/image/write.ts';
import { Engine, ImageError } from '../../runtime-host/index.ts';
import { Program } from '../../runtime-host/program.ts';
import { ImageHeader } from '../../vm-assembly/abi/image.ts';
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
