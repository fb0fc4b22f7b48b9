// crypto: random numbers of the operating system.

import type { GlobalGroup } from './group.ts';

/** What getRandomValues gives at a time. https://www.w3.org/TR/webcrypto/#Crypto-method-getRandomValues */
const AT_A_TIME = 65_536;

function randomBytes(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += AT_A_TIME) globalThis.crypto.getRandomValues(bytes.subarray(at, at + AT_A_TIME));
  return bytes;
}

export const crypto: GlobalGroup = {
  globals: ['crypto', 'Crypto'],
  gives: 'random numbers of the operating system',
  harmless: true,
  host: () => ({
    randomUUID: () => globalThis.crypto.randomUUID(),
    // A character for each byte: text is what crosses the border fastest.
    randomBytes: (size: number) => randomBytes(size).toString('latin1'),
  }),
};
