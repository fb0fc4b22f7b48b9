/** The programs of test/lang, all that can be compiled at once. */
import { describe } from 'vitest';
import { testLanguageCompiled } from './support/lang-suite.ts';

describe('compiled', () => testLanguageCompiled('eager'));
