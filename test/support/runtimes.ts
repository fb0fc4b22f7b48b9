// Tests that run modules under other runtimes.

import { test } from 'vitest';
import { findRuntime, type Runtime, type RuntimeName, whyMissing } from '../../scripts/runtimes.ts';

/** A test that needs a runtime; without it the test is skipped and its name says why. */
export function testWithRuntime(
  name: RuntimeName,
  title: string,
  body: (runtime: Runtime) => void | Promise<void>,
): void {
  const runtime = findRuntime(name);
  if (runtime === null) test.skip(`${title} [${whyMissing(name)}]`);
  else test(title, () => body(runtime));
}
