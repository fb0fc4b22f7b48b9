// node >= 22
// What is wrong with a module that only import() asks for is told to whoever asks.
async function attempt(what: () => Promise<unknown>) {
  try {
    await what();
    console.log('fulfilled');
  } catch (error) {
    const { name, code } = error as { name: string; code?: string };
    console.log(name, code ?? '');
  }
}
// @ts-ignore: wrong by its types, on purpose
await attempt(() => import('./missing.ts'));
await attempt(() => import('./wrong.ts'));
await attempt(() => import('./wrong.ts'));
await attempt(() => import('./imports-wrong.ts'));
// @ts-ignore: wrong by its types, on purpose
await attempt(() => import('./no-export.ts'));
await attempt(() => import('./throws.ts'));
await attempt(() => import('./throws.ts'));
await attempt(() => import('./waits-and-throws.ts'));
await attempt(() => import(Symbol() as unknown as string));
await attempt(() => import('./throws.ts', 1 as unknown as undefined));
await attempt(() => import('./throws.ts', { with: { kind: 'x' } } as object));
await attempt(() => import('./throws.ts', { with: { type: 1 } } as object));
await attempt(() => import({ toString() { throw new RangeError(); } } as unknown as string));
await attempt(() => import('./fine.ts'));
// expect: Error ERR_MODULE_NOT_FOUND
// expect: SyntaxError
// expect: SyntaxError
// expect: SyntaxError
// expect: SyntaxError
// expect: throws runs
// expect: EvalError
// expect: EvalError
// expect: URIError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: RangeError
// expect: fulfilled
export {};
