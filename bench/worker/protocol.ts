/** What the bench and its child processes say to each other over Node's IPC channel. */
import type { Cold } from './cold.ts';
import type { Costs } from './fresh.ts';
import type { Script } from './guests.ts';
import type { JitCode } from './jitcode.ts';

export type Request =
  | { kind: 'load'; engine: string; script: Script }
  | { kind: 'warm'; warmMs: number; targetMs: number }
  | { kind: 'sample'; inner: number }
  | { kind: 'start'; engine: string; count: number }
  | { kind: 'cold'; engine: string; script: Script; ms: number; cacheDir?: string; sampled?: boolean }
  | { kind: 'costs' }
  | { kind: 'jitcode'; script: Script; ms: number }
  | { kind: 'disassemble'; script: Script };

export interface Sample {
  inner: number;
  /** Nanoseconds for one inner iteration. */
  perInner: number;
  ms: number;
}

export type Reply =
  | { kind: 'ok' }
  | { kind: 'sample'; sample: Sample }
  | { kind: 'start'; samples: number[] }
  | { kind: 'cold'; cold: Cold }
  | { kind: 'costs'; costs: Costs }
  | { kind: 'jitcode'; code: JitCode }
  | { kind: 'disassemble'; text: string }
  | { kind: 'error'; message: string };
