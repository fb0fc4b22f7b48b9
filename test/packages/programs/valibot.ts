import * as v from 'valibot';

const Schema = v.object({
  name: v.pipe(v.string(), v.minLength(2), v.toUpperCase()),
  age: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 18),
  kind: v.variant('t', [
    v.object({ t: v.literal('a'), x: v.number() }),
    v.object({ t: v.literal('b'), y: v.array(v.boolean()) }),
  ]),
  when: v.pipe(v.string(), v.isoDate()),
});
console.log(v.parse(Schema, { name: 'ada', kind: { t: 'b', y: [true] }, when: '2024-02-29' }));
const bad = v.safeParse(Schema, { name: 'x', age: 1.5, kind: { t: 'a', x: 'no' }, when: 'soon' });
console.log(
  bad.issues?.map((i) => [i.kind, i.type, v.getDotPath(i), i.message]),
  bad.issues && v.flatten(bad.issues),
);
console.log(
  await v.parseAsync(
    v.pipeAsync(
      v.string(),
      v.checkAsync(async (s) => s.length > 1, 'short'),
      v.transformAsync(async (s) => s + '!'),
    ),
    'ok',
  ),
);
console.log(
  v.is(v.record(v.string(), v.union([v.bigint(), v.null()])), { a: 10n, b: null }),
  v.parse(v.tupleWithRest([v.string()], v.number()), ['a', 1, 2]),
  v.parse(v.map(v.string(), v.set(v.number())), new Map([['k', new Set([1])]])),
);
