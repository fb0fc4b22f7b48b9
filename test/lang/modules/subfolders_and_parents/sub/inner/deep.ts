import { up } from '../up.ts';
import { root } from './../../root.ts';
export const deep = up + '/deep of ' + root;
