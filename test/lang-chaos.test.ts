/** The programs of test/lang compiled, with guards that fail at random: what is then given up, and what is not. */
import { describe } from 'vitest';
import { testLanguageCompiled } from './support/lang-suite.ts';

describe.each(['chaos:1', 'chaos:2'])('%s', (jit) => testLanguageCompiled(jit));
