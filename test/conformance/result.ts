// How a test ended.

import type { Mode } from './frontmatter.ts';

/**
 * `pass`, or why not: `fail` is an ordinary wrong outcome, `timeout` an end by the deadline of the isolate. `hang` and `crash`
 * are faults of the engine: its process had to be killed, died, or the VM trapped.
 */
export type Status = 'pass' | 'fail' | 'timeout' | 'hang' | 'crash';

/** One test in all its modes. */
export interface TestResult {
  path: string;
  status: Status;
  /** The mode that failed first. */
  mode?: Mode;
  message?: string;
}
