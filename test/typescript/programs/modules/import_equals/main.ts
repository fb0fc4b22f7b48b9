// @module commonjs
import numbers = require('./numbers.ts');
import types = require('./types.ts');
import type onlyTypes = require('./types.ts');
import deep = numbers.Inner.deep;
import K = numbers.Inner.K;
import Shape = numbers.Inner.Shape;
import { count } from './numbers.ts';
const t: types.T & onlyTypes.T & Shape = { t: 1, x: 2 };
numbers.up();
console.log(numbers.count, count, deep.value, new K().k, t.x, numbers.Size.M, numbers.Color[1], new numbers.default().s);
export import again = require('./numbers.ts');
export import inner = numbers.Inner;
console.log(again.count, inner.deep === deep, again === numbers);
