import * as self from './main.ts';
import { value as imported } from './main.ts';
export const value = 5;
console.log(self.value, imported, Object.keys(self).join());
// expect: 5 5 value
