// terminal: what console does there and nowhere else.

import { wantsColor } from '../terminal.ts';
import type { GlobalGroup } from './group.ts';

const streamOf = (fd: number): { isTTY?: boolean } => (fd === 2 ? process.stderr : process.stdout);

export const terminal: GlobalGroup = {
  globals: [],
  gives:
    'whether the streams of the process are terminals: `console` writes in colours then, and `console.clear` clears',
  harmless: true,
  host: () => ({
    hasColors: (fd: number) => wantsColor(streamOf(fd)),
    isTerminal: (fd: number) => streamOf(fd).isTTY === true,
  }),
};
