// Standard streams of the command line: synchronous, so that nothing is lost or reordered when the process ends.

import { readFileSync, writeSync } from 'node:fs';

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** Writes everything to a file descriptor. A reader that went away ends the process quietly, as it ends every filter. */
export function writeAll(fd: number, data: string | Uint8Array): void {
  let rest = typeof data === 'string' ? Buffer.from(data) : data;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      // A pipe whose reader is slow: wait a little, without spinning.
      Atomics.wait(PAUSE, 0, 0, 1);
    }
  }
}

/** Everything that standard input has, until its end. */
export function readStdin(): Uint8Array {
  return readFileSync(0);
}
