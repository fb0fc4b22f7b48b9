/** Exceptions: error classes, rethrow with a cause, finally, cleanup in order, and retries. */
class AppError extends Error {
  constructor(
    message: string,
    readonly code: number,
    options?: { cause: unknown },
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}

class NotFound extends AppError {
  constructor(what: string) {
    super(`${what} was not found`, 404);
    this.name = 'NotFound';
  }
}

class Busy extends AppError {
  constructor(readonly retryAfter: number) {
    super('busy', 503);
    this.name = 'Busy';
  }
}

function parseAmount(text: string): number {
  if (text === '') throw new TypeError('empty amount');
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) throw new RangeError(`bad digit at ${i}`);
    value = value * 10 + digit;
  }
  return value;
}

function load(id: number): string {
  if (id % 5 === 0) throw new NotFound('record ' + id);
  if (id % 7 === 0) throw new Busy(id % 3);
  return id % 4 === 0 ? '12x' + id : id % 9 === 0 ? '' : String(id);
}

function read(id: number): number {
  try {
    return parseAmount(load(id));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('record ' + id + ' is damaged', 422, { cause: error });
  }
}

let opened = 0;
let closed = 0;

function withResource<T>(body: (depth: number) => T, depth: number): T {
  opened++;
  try {
    if (depth > 0) return withResource(body, depth - 1);
    return body(depth);
  } finally {
    closed++;
  }
}

function retry(id: number, limit: number): number {
  for (let attempt = 0; ; attempt++) {
    try {
      return withResource(() => read(id + attempt), 3);
    } catch (error) {
      if (!(error instanceof Busy) || attempt >= limit) throw error;
    }
  }
}

function firstBad(lists: string[][]): string {
  let result = 'none';
  outer: for (const list of lists) {
    for (const text of list) {
      try {
        parseAmount(text);
      } catch {
        result = text;
        break outer;
      } finally {
        closed += 0;
      }
    }
  }
  return result;
}

function once(): boolean {
  opened = 0;
  closed = 0;
  let sum = 0;
  const codes: Record<number, number> = {};
  let causes = 0;
  for (let id = 1; id <= 120; id++) {
    try {
      sum += retry(id, 1);
    } catch (error) {
      if (!(error instanceof AppError)) return false;
      codes[error.code] = (codes[error.code] ?? 0) + 1;
      if (error.cause instanceof RangeError && error.cause.message.startsWith('bad digit')) causes++;
    }
  }
  const bad = firstBad([['1', '22'], ['333', '4o4', '5'], ['x']]);
  return (
    sum === 3676 && codes[404] === 28 && codes[422] === 31 && causes === 23 && opened === closed && bad === '4o4'
  );
}

const ROUNDS = 4;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
