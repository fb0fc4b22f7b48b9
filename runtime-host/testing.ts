// For users' tests: an engine that notices what was not given back.

import { Engine, type EngineOptions } from './engine.ts';
import { nameErrors, TungstenError } from './errors.ts';
import type { Isolate, IsolateOptions } from './isolate.ts';

/** Something was not disposed of. The message says what, and where it was made. */
export class LeakError extends TungstenError {
  static {
    nameErrors({ LeakError });
  }
}

interface Birth {
  isolate: Isolate;
  stack: string;
}

/**
 * Wraps an engine for a test: isolates that were not disposed of, and handles that were not when their isolate was, are reported
 * by `assertNoLeaks` (which `using` calls at the end of the block).
 *
 * ```ts
 * using engine = await TestEngine.create();
 * using isolate = engine.createIsolate();
 * ```
 */
export class TestEngine implements Disposable {
  readonly engine: Engine;
  private readonly births: Birth[] = [];
  private readonly leaks: string[] = [];

  private constructor(engine: Engine) {
    this.engine = engine;
  }

  static async create(options: EngineOptions = {}): Promise<TestEngine> {
    return new TestEngine(await Engine.create(options));
  }

  /** As `Engine.compile`. */
  compile(...args: Parameters<Engine['compile']>): ReturnType<Engine['compile']> {
    return this.engine.compile(...args);
  }

  /** As `Engine.createIsolate`, and watched. */
  createIsolate(options: IsolateOptions = {}): Isolate {
    const isolate = this.engine.createIsolate(options);
    const birth: Birth = { isolate, stack: birthPlace() };
    this.births.push(birth);
    const dispose = isolate.dispose.bind(isolate);
    const watched = (): void => {
      if (!isolate.disposed) this.noteHandles(birth);
      dispose();
    };
    isolate.dispose = watched;
    isolate[Symbol.dispose] = watched;
    return isolate;
  }

  private noteHandles(birth: Birth): void {
    const { handles } = birth.isolate.stats();
    if (handles > 0) this.leaks.push(`${handles} handle(s) of the isolate made ${birth.stack}`);
  }

  /** Throws `LeakError` if anything is still held. */
  assertNoLeaks(): void {
    const leaks = [...this.leaks];
    for (const { isolate, stack } of this.births) {
      if (!isolate.disposed) leaks.push(`an isolate made ${stack}`);
    }
    if (leaks.length > 0) throw new LeakError(`not disposed of:\n  ${leaks.join('\n  ')}`);
  }

  [Symbol.dispose](): void {
    this.engine.dispose();
    this.assertNoLeaks();
  }
}

/** The caller's caller, as a stack trace shows it. */
function birthPlace(): string {
  const frames = (new Error().stack ?? '').split('\n').slice(3, 4);
  return frames.map((line) => line.trim()).join('') || 'at an unknown place';
}
