import { createHash } from 'node:crypto';

/** SHA-256 of texts and bytes, one behind the other: 64 hexadecimal digits. */
export function digest(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
