import { deep } from './sub/inner/deep.ts';
import { up } from './sub/up.ts';
console.log(deep, up);
// expect: root
// expect: root/up/deep of root root/up
