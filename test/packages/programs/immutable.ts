import { fromJS, get, Map as IMap, Set as ISet, is, List, OrderedMap, Range, Record, Seq, Stack } from 'immutable';

const map = IMap({ a: 1, b: 2, c: 3 });
console.log(
  map.set('b', 50).toString(),
  map.merge({ d: 4 }).toJS(),
  map
    .map((v) => v * 2)
    .filter((v) => v > 2)
    .toObject(),
  is(map, IMap({ c: 3, b: 2, a: 1 })),
  map.hashCode() === IMap({ a: 1, b: 2, c: 3 }).hashCode(),
);
const deep = fromJS({ x: { y: [1, 2, { z: 3 }] } }) as any;
console.log(
  deep.setIn(['x', 'y', 2, 'z'], 9).toJS(),
  deep.updateIn(['x', 'y'], (l: any) => l.push(4)).getIn(['x', 'y', 3]),
  String(deep),
);
let big = List<number>();
for (let i = 0; i < 2000; i++) big = big.push(i);
console.log(
  big.size,
  big.get(1234),
  big.slice(1000, 1005).toArray(),
  big.reduce((a, b) => a + b, 0),
  big.insert(5, -1).get(5),
  big.setSize(3).toString(),
);
let m = IMap<string, number>();
for (let i = 0; i < 2000; i++) m = m.set('k' + i, i);
for (let i = 0; i < 1990; i++) m = m.delete('k' + i);
console.log(
  m.size,
  m.keySeq().sort().toArray(),
  OrderedMap([
    [2, 'a'],
    [1, 'b'],
  ]).toString(),
  ISet([1, 2, 3]).intersect([2, 3, 4]).toString(),
  Stack.of(1, 2).push(0).toString(),
);
const Person = Record({ name: '', age: 0 });
console.log(
  String(new Person({ name: 'Ada' }).set('age', 36)),
  Range(0, Infinity, 3)
    .filter((n) => n % 2 === 0)
    .take(4)
    .toArray(),
  Seq([1, 2, 3, 4])
    .groupBy((n) => n % 2)
    .map((g) => g.toArray())
    .toJS(),
  map
    .withMutations((x) => {
      x.set('z', 26).delete('a');
    })
    .toString(),
);
console.log(
  [...List(['b', 'a']).sort().entries()],
  List([3, 1, 2])
    .sortBy((n) => -n)
    .zip(List(['x', 'y', 'z']))
    .toJS(),
  get([1, 2], 1),
  map.toSeq().flip().toString(),
  List([[1], [2]])
    .flatten()
    .toString(),
);
