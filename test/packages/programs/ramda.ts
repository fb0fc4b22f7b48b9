import * as R from 'ramda';

const data = [
  { n: 'a', v: 3, t: ['x'] },
  { n: 'b', v: 1, t: [] },
  { n: 'c', v: 2, t: ['x', 'y'] },
];
console.log(
  R.pipe(
    R.filter(R.propSatisfies((v: number) => v > 1, 'v')),
    R.sortBy(R.prop('v')),
    R.map(R.pick(['n', 'v'])),
    R.indexBy(R.prop('n') as any),
  )(data as any),
);
console.log(
  R.groupBy((d: any) => (d.v % 2 ? 'odd' : 'even'), data),
  R.transpose([
    [1, 2],
    [3, 4],
  ]),
  R.zipWith(R.add, [1, 2], [10, 20]),
  R.xprod([1, 2], ['a', 'b']),
  R.aperture(2, [1, 2, 3]),
);
console.log(
  R.over(R.lensPath(['a', 0, 'b']), R.inc, { a: [{ b: 1 }] } as any),
  R.evolve({ a: R.toUpper, b: { c: R.negate } }, { a: 'x', b: { c: 1 } }),
  R.mergeDeepWith(R.concat as any, { a: [1] }, { a: [2] }),
  R.assocPath(['x', 'y'], 1, {}),
);
console.log(
  R.converge(R.divide, [R.sum, R.length])([1, 2, 3, 4]),
  R.transduce(R.compose(R.map(R.inc) as any, R.take(2) as any) as any, R.flip(R.append) as any, [], [1, 2, 3, 4]),
  R.reduceWhile((a: number) => a < 5, R.add, 0, [1, 2, 3, 4]),
  R.scan(R.multiply, 1, [1, 2, 3]),
);
console.log(
  R.equals({ a: [1, new Map([[1, 2]])] }, { a: [1, new Map([[1, 2]])] }),
  R.toString({ a: [1, 'x', new Date(0)], b: /r/g }),
  R.uniqWith(R.eqBy(Math.abs), [1, -1, 2]),
  R.symmetricDifference([1, 2], [2, 3]),
  R.splitEvery(2, 'abcde'),
  R.countBy(R.toLower)(['a', 'A', 'b']),
  R.memoizeWith(String, (x: number) => x + 1)(2),
);
console.log(
  R.cond([
    [R.equals(0), R.always('zero')],
    [R.T, (n: number) => `n=${n}`],
  ])(5),
  R.curryN(3, (...a: number[]) => R.sum(a))(1)(2, 3),
  R.tryCatch(
    () => {
      throw new Error('x');
    },
    (e: Error) => e.message,
  )(),
  R.where({ v: R.gt(R.__, 2) })(data[0]),
  R.sequence(R.of as any, [[1, 2], [3]] as any),
  R.unnest([[1], [2]]),
);
