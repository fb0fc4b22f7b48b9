console.log(typeof late, late());
import { late } from './lib.ts';
// expect: lib first
// expect: function imported
