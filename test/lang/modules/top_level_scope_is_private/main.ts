import { read } from './lib.ts';
var mine = 'main';
console.log(mine, read(), (globalThis as any).mine);
// expect: main lib undefined
