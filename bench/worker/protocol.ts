/** What the bench and its child processes say to each other over Node's IPC channel. */
import type { Script } from './guests.ts';

export type Request =
  | { kind: 'load'; engine: string; script: Script }
  | { kind: 'warm'; warmMs: number; targetMs: number }
  | { kind: 'sample'; inner: number }
  | { kind: 'start'; engine: string; count: number }
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
  | { kind: 'disassemble'; text: string }
  | { kind: 'error'; message: string };
