import arrow from './arrow.ts';
import named from './named.ts';
console.log(arrow.name, named.name, named());
// expect: function
// expect: default later hoisted
