import _ from 'lodash';

const people = [
  { name: 'Ada', age: 36, langs: ['en', 'fr'], address: { city: 'London' } },
  { name: 'Bob', age: 25, langs: ['de'], address: { city: 'Berlin' } },
  { name: 'Cleo', age: 36, langs: [], address: { city: 'Paris' } },
  { name: 'Dan', age: 52, langs: ['en', 'de', 'it'], address: { city: 'London' } },
];
console.log(
  _.chunk([1, 2, 3, 4, 5], 2),
  _.compact([0, 1, false, 2, '', 3]),
  _.difference([2, 1], [2, 3]),
  _.flattenDeep([1, [2, [3, [4]]]]),
);
console.log(
  _.groupBy(people, 'age'),
  _.keyBy(people, 'name'),
  _.countBy(people, (p) => p.address.city),
  _.partition(people, (p) => p.age > 30),
);
console.log(
  _.orderBy(people, ['age', 'name'], ['desc', 'asc']).map((p) => p.name),
  _.sortBy(people, 'address.city').map((p) => p.name),
);
console.log(
  _.get(people, '[0].address.city'),
  _.get({}, 'a.b.c', 'none'),
  _.set({}, 'a[0].b', 1),
  _.has(people, '[1].langs[0]'),
  _.unset({ a: 1 }, 'a'),
);
console.log(_.cloneDeep({ a: [1, { b: new Map([[1, 2]]), d: new Date(0), r: /x/gi, s: new Set([1]) }] }));
console.log(
  _.merge({ a: { b: 1, c: [1, 2] } }, { a: { c: [3], d: 4 } }),
  _.defaultsDeep({ a: { b: 1 } }, { a: { b: 2, c: 3 } }),
  _.pick(people[0], ['name', 'age']),
  _.omit(people[0], 'langs'),
);
console.log(
  _.isEqual({ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] }),
  _.isEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])),
  _.isEqualWith([1], [2], () => true),
  _.isMatch(people[0], { age: 36 }),
);
console.log(
  _.camelCase('foo-bar baz_qux'),
  _.kebabCase('fooBarBaz XMLHttp'),
  _.snakeCase('Foo Bar'),
  _.startCase('fooBar--baz'),
  _.upperFirst('abc'),
  _.deburr('déjà vu Straße'),
  _.words('fred, barney & pebbles'),
);
console.log(
  _.pad('abc', 8, '_-'),
  _.truncate('hi-diddly-ho there, neighborino', { length: 24, separator: /,? +/ }),
  _.escape('<a & "b">'),
  _.unescape('&lt;a&gt;'),
  _.repeat('ab', 3),
);
console.log(
  _.template('hello <%= user %>! <% _.forEach(list, function(x) { %>[<%- x %>]<% }); %>', { imports: { _ } })({
    user: 'fred',
    list: ['<', 2],
  }),
);
console.log(
  _.range(0, 20, 5),
  _.rangeRight(4),
  _.zip(['a', 'b'], [1, 2], [true, false]),
  _.zipObjectDeep(['a.b[0].c', 'a.b[1].d'], [1, 2]),
  _.unzip([
    ['a', 1],
    ['b', 2],
  ]),
);
console.log(
  _.chain(people)
    .filter((p) => p.langs.length > 0)
    .map('name')
    .map(_.toUpper)
    .reverse()
    .value(),
  _([1, 2, 3, 4])
    .filter((n) => n % 2 === 0)
    .map((n) => n * n)
    .sum(),
);
console.log(
  _.curry((a: number, b: number, c: number) => a + b + c)(1)(2)(3),
  _.flow([(x: number) => x + 1, (x: number) => x * 2])(3),
  _.memoize((n: number) => n * n)(5),
  _.partial((a: string, b: string) => a + b, 'x')('y'),
  _.once(() => 1)(),
);
console.log(
  _.uniqBy([2.1, 1.2, 2.3], Math.floor),
  _.xor([2, 1], [2, 3]),
  _.unionBy([2.1], [1.2, 2.3], Math.floor),
  _.intersectionWith([{ x: 1 }, { x: 2 }], [{ x: 2 }], _.isEqual),
  _.without([2, 1, 2, 3], 1, 2),
);
console.log(
  _.sum([4, 2, 8]),
  _.meanBy(people, 'age'),
  _.maxBy(people, 'age')?.name,
  _.minBy(people, 'age')?.name,
  _.clamp(-10, -5, 5),
  _.inRange(3, 2, 4),
  _.round(4.006, 2),
  _.floor(4060, -2),
  _.ceil(6.004, 2),
);
console.log(
  _.mapValues({ a: 1, b: 2 }, (n) => n * 3),
  _.mapKeys({ a: 1 }, (v, k) => k + v),
  _.invert({ a: 1, b: 2 }),
  _.toPairs({ a: 1 }),
  _.fromPairs([['x', 1]]),
  _.transform(
    [2, 3, 4],
    (r: number[], n) => {
      r.push(n * n);
      return n % 2 === 0;
    },
    [],
  ),
);
console.log(
  _.isPlainObject(Object.create(null)),
  _.isArguments(
    (function () {
      return arguments;
    })(),
  ),
  _.isTypedArray(new Uint8Array(1)),
  _.isRegExp(/x/),
  _.isDate(new Date()),
  _.isError(new Error()),
  _.isNative(Array.prototype.map),
  _.isElement(1),
  _.isEmpty({}),
  _.isNil(undefined),
  _.isWeakMap(new WeakMap()),
);
console.log(
  _.sortedIndexBy([{ x: 4 }, { x: 5 }], { x: 4 }, 'x'),
  _.takeRightWhile([1, 2, 3], (n) => n > 1),
  _.dropWhile([1, 2, 3], (n) => n < 2),
  _.fill(Array(3), 2),
  _.initial([1, 2, 3]),
  _.nth(['a', 'b'], -1),
  _.pullAt(['a', 'b', 'c'], [0, 2]),
);
console.log(
  _.reduceRight(
    [
      [0, 1],
      [2, 3],
    ],
    (a: number[], b) => a.concat(b),
    [],
  ),
  _.invokeMap(
    [
      [5, 1, 7],
      [3, 2, 1],
    ],
    'sort',
  ),
  _.flatMapDepth([1, 2], (n) => [[[n, n]]], 2),
  _.every([true, 1], Boolean),
  _.some([null, 0]),
  _.find(people, { age: 52 })?.name,
  _.findLastIndex([1, 2, 3], (n) => n < 3),
);
console.log(
  _.parseInt('08'),
  _.toNumber('0b11'),
  _.toInteger('3.9'),
  _.toSafeInteger(1e300),
  _.toLength(-1),
  _.toPath('a[0].b["c.d"]'),
  _.toPlainObject(
    new (class {
      a = 1;
    })(),
  ),
  _.uniqueId('p') !== _.uniqueId('p'),
  _.times(3, String),
  _.cond([
    [_.matches({ a: 1 }), _.constant('A')],
    [_.stubTrue, _.constant('other')],
  ])({ a: 1 }),
);
console.log(
  _.sampleSize([1], 1),
  _.shuffle([5]),
  _.size('abc'),
  _.castArray(1),
  _.gt(3, 1),
  _.eq(NaN, NaN),
  _.conformsTo({ b: 2 }, { b: (n: number) => n > 1 }),
  String(
    _.attempt(() => {
      throw new Error('bad');
    }),
  ),
  _.over([Math.max, Math.min])(1, 2, 3),
  _.overEvery([Boolean, isFinite])('1'),
  _.rearg((...a: any[]) => a, [2, 0, 1])('b', 'c', 'a'),
);
