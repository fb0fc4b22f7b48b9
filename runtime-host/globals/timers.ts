// setTimeout and its kin: the library keeps the timers, the session sets an alarm for the next one.

import type { GlobalGroup } from './group.ts';

export const timers: GlobalGroup = {
  globals: ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'],
  gives: 'code that runs later, in turns of its own',
  harmless: true,
};
