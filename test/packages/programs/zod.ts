import { z } from 'zod';

const Address = z.object({
  street: z.string().min(3),
  zip: z.string().regex(/^\d{5}$/),
  country: z.enum(['DE', 'FR', 'US']).default('DE'),
});
const User = z.object({
  id: z.number().int().positive(),
  email: z.email(),
  name: z.string().trim().min(1).max(20),
  tags: z.array(z.string()).max(3).optional(),
  address: Address.partial({ zip: true }),
  role: z.union([z.literal('admin'), z.literal('user')]),
  born: z.coerce.date().optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
});
const good = {
  id: 7,
  email: 'ada@example.com',
  name: '  Ada ',
  address: { street: 'Main' },
  role: 'admin',
  tags: ['x'],
  extra: { a: [1] },
};
console.log(JSON.stringify(User.parse(good)));
const bad = {
  id: -1.5,
  email: 'nope',
  name: '',
  tags: ['a', 'b', 'c', 'd'],
  address: { street: 'a', zip: '12', country: 'XX' },
  role: 'root',
};
const result = User.safeParse(bad);
console.log(result.success);
if (!result.success) {
  for (const issue of result.error.issues) console.log(issue.code, issue.path.join('.'), issue.message);
  console.log(JSON.stringify(z.flattenError(result.error)));
  console.log(z.prettifyError(result.error));
}
const Shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('circle'), r: z.number() }),
  z
    .object({ kind: z.literal('rect'), w: z.number(), h: z.number() })
    .refine((r) => r.w > r.h, { message: 'wide only' }),
]);
console.log(Shape.safeParse({ kind: 'rect', w: 1, h: 2 }).error?.issues);
console.log(Shape.parse({ kind: 'circle', r: 2 }));
const Doubled = z
  .string()
  .transform((s) => s.length * 2)
  .pipe(z.number().max(10));
console.log(Doubled.parse('abc'), Doubled.safeParse('abcdefgh').success);
type Tree = { v: number; kids: Tree[] };
const Tree: z.ZodType<Tree> = z.lazy(() => z.object({ v: z.number(), kids: z.array(Tree) }));
console.log(JSON.stringify(Tree.parse({ v: 1, kids: [{ v: 2, kids: [] }] })));
console.log(JSON.stringify(z.toJSONSchema(Address)));
console.log(
  z.tuple([z.string(), z.number()]).rest(z.boolean()).parse(['a', 1, true, false]),
  z.set(z.number()).parse(new Set([1, 2])),
  z.map(z.string(), z.number()).parse(new Map([['a', 1]])),
);
console.log(User.keyof().options, z.strictObject({ a: z.string() }).safeParse({ a: 'x', b: 1 }).error?.issues);
