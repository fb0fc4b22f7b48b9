export { Kind as K, Plain } from './kinds.ts';
export * from './kinds.ts';
export * as all from './kinds.ts';
