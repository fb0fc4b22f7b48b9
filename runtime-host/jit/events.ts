// What the JIT tells whoever listens, and what it counts.

import { EXIT_REASONS } from './ssa/node.ts';

/** An exit of compiled code that was taken. */
export interface ExitCount {
  /** Function that the instruction belongs to: the compiled one, or one that was inlined. */
  name: string;
  /** Byte offset of the instruction. */
  offset: number;
  /** Number of the reason (`ExitReason`). */
  reason: number;
  count: number;
}

export type JitEvent =
  /** A function is to be compiled. `functions` came along, for inlining. */
  | { kind: 'request'; name: string; index: number; version: number; functions: number; words: number; failed: number }
  /** It is in use. */
  | {
      kind: 'install';
      name: string;
      index: number;
      bytes: number;
      milliseconds: number;
      cached: boolean;
      timings: Record<string, number>;
    }
  /** It is left to the interpreter. */
  | { kind: 'refuse'; name: string; index: number; reason: string }
  /** A version left too often: another one is asked for. */
  | { kind: 'exits'; name: string; index: number; exits: ExitCount[] };

/** What compiled code cost and did in one isolate. */
export interface JitStats {
  /** Functions that run compiled now. */
  functions: number;
  /** Modules that are in place, and their bytes. */
  modules: number;
  bytes: number;
  /** Milliseconds that compiling them took; 0 of what the code cache had. */
  milliseconds: number;
  /** Times that compiled code left to the interpreter. */
  exits: number;
  /** Compilations that were asked for. */
  versions: number;
  /** Functions that are left to the interpreter. */
  refused: number;
}

const NONE: JitStats = { functions: 0, modules: 0, bytes: 0, milliseconds: 0, exits: 0, versions: 0, refused: 0 };

export function noStats(): JitStats {
  return { ...NONE };
}

/** One line for an event. */
export function describeEvent(event: JitEvent): string {
  const who = `${event.name === '' ? '(anonymous)' : event.name}#${event.index}`;
  switch (event.kind) {
    case 'request':
      return `${who}: compile, version ${event.version}, ${event.functions} functions, ${event.words} words${
        event.failed > 0 ? `, ${event.failed} speculations given up` : ''
      }`;
    case 'install': {
      const stages = Object.entries(event.timings).map(([stage, ms]) => `${stage} ${ms.toFixed(1)}`);
      const took = event.cached ? 'from the cache' : `${event.milliseconds.toFixed(1)} ms (${stages.join(', ')})`;
      return `${who}: ${event.bytes} bytes, ${took}`;
    }
    case 'refuse':
      return `${who}: left to the interpreter: ${event.reason}`;
    case 'exits':
      return `${who}: left too often:${event.exits.map((e) => ` ${e.name}+${e.offset} ${EXIT_REASONS[e.reason]} ${e.count}x`).join(',')}`;
  }
}
