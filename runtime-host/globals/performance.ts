// performance: a clock that starts with the isolate.

import type { GlobalGroup } from './group.ts';

export const performance: GlobalGroup = {
  globals: ['performance', 'Performance'],
  gives: 'a clock of microseconds',
  harmless: true,
};
