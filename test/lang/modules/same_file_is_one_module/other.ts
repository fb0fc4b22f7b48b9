import { id } from './lib.ts';
export const viaOther = id;
