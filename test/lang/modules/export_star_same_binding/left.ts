export { shared } from './base.ts';
