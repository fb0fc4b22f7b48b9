import { unused } from './side.js';
export const chain = 'kept';
