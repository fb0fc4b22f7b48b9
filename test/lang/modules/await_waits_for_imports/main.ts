// A module runs when what it imports has awaited its last value.
import { value } from './later.ts';
console.log('main', value);
// expect: later begins
// expect: later ends
// expect: main 42
