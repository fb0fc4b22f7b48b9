import { root } from '../root.ts';
export const up = root + '/up';
