/** A broken invariant of the compiler, by name. */
export class CompilerError extends Error {
  override readonly name = 'CompilerError';
}

export function assert(holds: boolean, invariant: string): asserts holds {
  if (!holds) throw new CompilerError(invariant);
}
