// crypto: random numbers of the operating system.

import { randomBytes, randomUUID } from 'node:crypto';
import type { GlobalGroup } from './group.ts';

export const crypto: GlobalGroup = {
  globals: ['crypto', 'Crypto'],
  gives: 'random numbers of the operating system',
  harmless: true,
  host: () => ({
    randomUUID: () => randomUUID(),
    // A character for each byte: text is what crosses the border fastest.
    randomBytes: (size: number) => randomBytes(size).toString('latin1'),
  }),
};
