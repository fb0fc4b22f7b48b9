// limit: deadline
const result = { get then() { return (resolve: (v: unknown) => void) => resolve(result); }, done: false };
async function f() {
  for await (const _ of { [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => result }) } as any) break;
}
f();
