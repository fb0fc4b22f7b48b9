// Compilations at the start of a worker run without V8's optimizing compiler. Where cores are few, its threads would take them from the guest and
// from the worker itself just when both are slow: measured on two, they ran for 530 ms while the worker compiled for 200, and the guest got a
// third of a core. No flag of V8 is for one thread alone, but counting calls for coverage is, and code that counts is not optimized.

import type { Session } from 'node:inspector';
import { availableParallelism } from 'node:os';

/** With so many cores there is one for each of V8's threads. */
const ENOUGH_CORES = 6;
/** Milliseconds of compiling after which optimized code pays. */
const YOUNG_MS = 500;

export class Unoptimized {
  private session: Session | undefined;
  private left = YOUNG_MS;

  /** Nothing of this thread is optimized from now on. */
  start(): void {
    // Somebody else's coverage is not touched.
    if (availableParallelism() >= ENOUGH_CORES || process.env.NODE_V8_COVERAGE !== undefined) return;
    const inspector = process.getBuiltinModule('node:inspector');
    if (inspector === undefined) return;
    this.session = new inspector.Session();
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  }

  /** So many milliseconds were spent compiling. */
  spent(ms: number): void {
    this.left -= ms;
    if (this.left > 0 || this.session === undefined) return;
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
    this.session = undefined;
  }
}
