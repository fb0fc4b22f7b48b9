import { n } from './main.ts';
export function twice(x: number) {
  return n === x ? 2 * x : 0;
}
