export { a, b as renamed, default as def } from './lib.ts';
export * as inner from './lib.ts';
