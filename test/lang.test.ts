/** Every program of test/lang does what the comments in it say. `TUNGSTEN_VM` and `TUNGSTEN_JIT` pick another build and tier. */
import { testLanguage } from './support/lang-suite.ts';

testLanguage();
