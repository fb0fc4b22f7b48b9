/** A cold run: work against the time since the first call, and what the JIT did meanwhile. */
import { GUESTS, type Guest, type JitTrace, type Script, tungstenGuest } from './guests.ts';
import { sampleTiers, type TierSlice } from './tiers.ts';

/** Something the JIT did, at a time. */
export interface Mark {
  ms: number;
  kind: JitTrace['kind'];
  /** The function. */
  name: string;
  cached: boolean;
}

/** Milliseconds since the first call, and iterations that were done by then. */
export type Point = readonly [ms: number, work: number];

export interface Cold {
  points: Point[];
  marks: Mark[];
  /** Where the time went, if that was asked for. */
  tiers?: TierSlice[];
}

export interface ColdRequest {
  engine: string;
  script: Script;
  ms: number;
  cacheDir?: string;
  sampled?: boolean;
}

/** No points closer than this: V8 does an iteration in microseconds. */
const RESOLUTION_MS = 1;

async function iterate(guest: Guest, ms: number, began: number): Promise<Point[]> {
  const points: Point[] = [[0, 0]];
  let last = 0;
  for (let work = 1; ; work++) {
    const answer = guest.bench(1);
    const right = typeof answer === 'boolean' ? answer : await answer;
    if (!right) throw new Error('wrong result');
    const now = performance.now() - began;
    if (now - last >= RESOLUTION_MS || now >= ms) points.push([(last = now), work]);
    if (now >= ms) return points;
  }
}

/** Runs a script for `ms` milliseconds in an engine that has seen nothing yet. */
export async function runCold(request: ColdRequest, root: string): Promise<Cold> {
  const { engine, script, ms, cacheDir, sampled } = request;
  const marks: Mark[] = [];
  let began = performance.now();
  let guest: Guest;
  if (engine === 'tungsten-jit') {
    const trace = (event: JitTrace): void => {
      const cached = event.kind === 'install' && event.cached;
      marks.push({ ms: performance.now() - began, kind: event.kind, name: event.name, cached });
    };
    guest = await tungstenGuest(script, root, { trace, ...(cacheDir === undefined ? {} : { cacheDir }) });
  } else {
    guest = await GUESTS[engine](script, root);
  }
  const run = (): Promise<Point[]> => {
    began = performance.now();
    return iterate(guest, ms, began);
  };
  if (!sampled) return { points: await run(), marks };
  const { result: points, tiers } = await sampleTiers(run);
  return { points, marks, tiers };
}
