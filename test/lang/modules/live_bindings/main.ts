import { count, up, reset } from './counter.ts';
import * as ns from './counter.ts';
console.log(count, ns.count);
up(); up();
console.log(count, ns.count);
reset();
console.log(count);
const read = () => count;
up();
console.log(read());
// expect: 0 0
// expect: 2 2
// expect: 100
// expect: 101
