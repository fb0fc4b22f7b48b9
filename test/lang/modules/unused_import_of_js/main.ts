// A JavaScript module that is imported runs for its effects, whether or not the import is used.
import { chain } from './keeps.js';
console.log(chain);
// expect: side
// expect: kept
