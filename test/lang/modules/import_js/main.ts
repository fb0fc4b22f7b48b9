import { fromJs, Counter } from './plain.js';
import common from './more.js';
console.log(fromJs('x'), new Counter().up().n, common);
// expect: js x 1 default of js
