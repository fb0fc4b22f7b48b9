// @module commonjs
// @esModuleInterop
import Counter = require('./counter.ts');
import greet = require('./greet.ts');
import settings = require('./settings.ts');
import expression = require('./expression.ts');
import Only = require('./only_types.ts');
import standardCounter from './counter.ts';
import { standard, Mode } from './counter.ts';
import { loud } from './greet.ts';
import { mode, nested } from './settings.ts';
const options: Counter.Options & Only = { step: 5, o: 1 };
const c = new Counter(options.step);
c.up();
console.log(c.up(), Counter.made, Counter.standard.up(), Counter.Mode[1], standardCounter === Counter, standard === Counter.standard, Mode.Up);
greet.prefix = 'bye ';
console.log(greet('you'), greet.loud('me'), loud('all'));
console.log(settings.mode, mode, nested === settings.nested, JSON.stringify(expression));
