// terminal: a browser has none.

import type { GlobalGroup } from '../../globals/group.ts';

export const terminal: GlobalGroup = {
  globals: [],
  gives: 'that nothing is a terminal',
  harmless: true,
  host: () => ({
    hasColors: () => false,
    isTerminal: () => false,
  }),
};
