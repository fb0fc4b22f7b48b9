import * as state from './state.ts';
import { count } from './state.ts';
console.log('plugin runs');
export * from './state.ts';
export { count as aliased } from './state.ts';
export { state };
export const current = () => count;
export default 'plugin';
