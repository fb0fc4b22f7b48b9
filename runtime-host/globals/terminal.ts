// terminal: what console does there and nowhere else.

import { isatty } from 'node:tty';
import { wantsColor } from '../terminal.ts';
import type { GlobalGroup } from './group.ts';

export const terminal: GlobalGroup = {
  globals: [],
  gives:
    'whether the streams of the process are terminals: `console` writes in colours then, and `console.clear` clears',
  harmless: true,
  host: () => ({
    hasColors: (fd: number) => wantsColor({ isTTY: isatty(fd) }),
    isTerminal: (fd: number) => isatty(fd),
  }),
};
