import { expect, it } from 'vitest';
import { exceededLimits, readSizes } from '../../scripts/build-vm.ts';

it('keeps the release build and its loop function small', () => {
  expect(exceededLimits(readSizes('release'))).toEqual([]);
  expect(exceededLimits(readSizes('release', 'wasi'))).toEqual([]);
});

it('would notice', () => {
  expect(exceededLimits({ wasm: 900_000, gzip: 10, loop: 41 << 10 })).toEqual([
    'wasm is 878.9 KiB, more than 781.3 KiB',
    'loop is 41.0 KiB, more than 40.0 KiB',
  ]);
});
