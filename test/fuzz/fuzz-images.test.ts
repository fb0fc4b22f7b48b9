import { describe, expect, it } from 'vitest';
import { Engine } from '../../runtime-host/index.ts';
import { fuzzImages, seedImages } from './fuzz-images.ts';
import { mutatedImage } from './mutate-image.ts';

describe('mutated images', () => {
  it('are the same for the same seed, and differ from what they were made of', () => {
    const seed = new Uint8Array(400).map((_, i) => i);
    expect(mutatedImage([seed], 7, 3)).toEqual(mutatedImage([seed], 7, 3));
    expect(mutatedImage([seed], 7, 3)).not.toEqual(seed);
    expect(mutatedImage([seed], 7, 4)).not.toEqual(mutatedImage([seed], 7, 3));
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
