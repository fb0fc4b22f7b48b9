// Runs generated programs in V8 and in Tungsten, and tells where they differ.

import { setImmediate as nextJob } from 'node:timers/promises';
import {
  CompileError,
  DeadlineError,
  type Engine,
  GuestError,
  MemoryError,
  TerminationError,
} from '../../../runtime-host/index.ts';
import { differs, type Outcome, outputLines } from '../../support/expectations.ts';
import { type GeneratedProgram, generateProgram } from './program.ts';
import { describeThrown, runInNode } from './run-in-node.ts';

/** V8 gets less time than Tungsten: what it does not finish is not compared. */
const NODE_TIMEOUT = 1000;
/** What a program may use. */
const LIMITS = { memory: 64 << 20, fuel: 20_000_000 };
/** V8 has no such limit: a program that meets it is run again under this one, so that strings of many megabytes are no difference. */
const MORE_MEMORY = 768 << 20;
/** A VM that collects at every allocation needs another. */
const DEADLINE = 20_000;

export interface Difference {
  seed: number;
  what: string;
}

export interface DifferentialReport {
  programs: number;
  /** Programs that V8 rejected as Tungsten did, which are wasted. */
  rejected: number;
  /** Programs that took V8 too long. */
  slow: number;
  differences: Difference[];
}

/** What Tungsten made of a program, and what it cost. */
export interface MeteredOutcome extends Outcome {
  fuel: number;
}

/** What Tungsten made of it. A termination and a failure of the host end a program like errors that V8 never throws. */
export function runInTungsten(
  engine: Engine,
  { source }: GeneratedProgram,
  deadline: number = DEADLINE,
  memory: number = LIMITS.memory,
): MeteredOutcome {
  const outcome: MeteredOutcome = { lines: [], error: null, syntaxError: null, fuel: 0 };
  let stdout = '';
  const isolate = engine.createIsolate({
    ...LIMITS,
    memory,
    deadline,
    eval: true,
    grants: ['timers'],
    onError: () => {},
    stdout: (text) => {
      stdout += text;
    },
  });
  try {
    isolate.run(engine.compile(source, { fileName: 'program.ts' }));
  } catch (error) {
    if (error instanceof CompileError) outcome.syntaxError = error.message;
    else if (error instanceof GuestError) outcome.error = error.guestName || describeThrown(error.thrown);
    else if (error instanceof TerminationError) outcome.error = error.name;
    else outcome.error = `the host failed: ${String((error as Error)?.stack ?? error)}`;
  } finally {
    // What a failure of the host leaves behind is not looked at.
    if (outcome.error?.startsWith('the host failed') !== true) outcome.fuel = isolate.stats().fuelUsed;
    isolate.dispose();
  }
  outcome.lines = outputLines(stdout);
  return outcome;
}

/** A busy machine may stop everything for seconds: what a deadline ended has ten times as long for its second try. */
function runPatiently(engine: Engine, program: GeneratedProgram, deadline = DEADLINE): MeteredOutcome {
  const outcome = runInTungsten(engine, program, deadline);
  return outcome.error === DeadlineError.name ? runInTungsten(engine, program, 10 * deadline) : outcome;
}

export interface ComparisonOptions {
  /** Another tier, to compare with as well. */
  other?: Engine;
  /** Milliseconds that Tungsten has for one program. */
  deadline?: number;
}

export interface Comparison {
  /** What V8 made of the program; undefined when it took too long. */
  expected: Outcome | undefined;
  /** Undefined when both did the same. */
  what: string | undefined;
}

/** How one tier differs from the other, fuel included; undefined: not at all. */
function differsFromTier(expected: MeteredOutcome, actual: MeteredOutcome): string | undefined {
  const what = differs({ ...expected, syntaxError: null }, { ...actual, syntaxError: null });
  if (what !== null) return `compiled: ${what}`;
  return expected.fuel === actual.fuel ? undefined : `compiled: expected fuel ${expected.fuel}, got ${actual.fuel}`;
}

/** Compares with V8, and with `other`, an engine with another tier, if there is one. */
export function compareProgram(
  engine: Engine,
  program: GeneratedProgram,
  { other, deadline }: ComparisonOptions = {},
): Comparison {
  const expected = runInNode(program, NODE_TIMEOUT);
  if (expected === undefined) return { expected, what: undefined };
  let actual = runPatiently(engine, program, deadline);
  if (other !== undefined) {
    const what = differsFromTier(runPatiently(other, program, deadline), actual);
    if (what !== undefined) return { expected, what };
  }
  if (expected.syntaxError !== null) {
    const what = actual.syntaxError === null ? `V8 rejects it: ${expected.syntaxError}` : undefined;
    return { expected, what };
  }
  if (actual.error === MemoryError.name) actual = runInTungsten(engine, program, deadline, MORE_MEMORY);
  // Messages are the engine's own.
  const error = expected.error === null ? null : expected.error.replace(/:.*/s, '');
  return { expected, what: differs({ ...expected, error, syntaxError: null }, actual) ?? undefined };
}

/** Runs the programs of the seeds `from` to `to`, every `step`th. */
export async function comparePrograms(
  engine: Engine,
  options: ComparisonOptions & {
    from: number;
    to: number;
    step?: number;
    progress?: (seed: number, report: DifferentialReport) => void;
  },
): Promise<DifferentialReport> {
  const { from, to, step = 1, progress } = options;
  const report: DifferentialReport = { programs: 0, rejected: 0, slow: 0, differences: [] };
  for (let seed = from; seed < to; seed += step) {
    progress?.(seed, report);
    // What V8 has left of the realms goes between jobs of the host.
    if (report.programs % 20 === 0) await nextJob();
    const { expected, what } = compareProgram(engine, generateProgram(seed), options);
    report.programs++;
    if (expected === undefined) report.slow++;
    else if (what !== undefined) report.differences.push({ seed, what });
    else if (expected.syntaxError !== null) report.rejected++;
  }
  return report;
}
