/** Is a series of readings flat? */
import { median } from './stats.ts';

/** What is read at intervals; all but `rounds` should stay. */
export interface Reading {
  seconds: number;
  rounds: number;
  vmHeapMb: number;
  vmMemoryMb: number;
  hostHeapMb: number;
  rssMb: number;
  /** Modules that are in place. */
  modules: number;
  moduleMb: number;
  table: number;
}

/** How much more the last fifth may have than the second one: a share, and something that small numbers may vary by. */
const LIMITS: Record<Exclude<keyof Reading, 'seconds' | 'rounds'>, { share: number; slack: number }> = {
  vmHeapMb: { share: 0.1, slack: 1 },
  vmMemoryMb: { share: 0.1, slack: 2 },
  hostHeapMb: { share: 0.1, slack: 4 },
  rssMb: { share: 0.1, slack: 8 },
  modules: { share: 0.25, slack: 40 },
  moduleMb: { share: 0.25, slack: 1 },
  table: { share: 0.25, slack: 40 },
};

/** What grew after the first fifth, a line each. */
export function growth(readings: readonly Reading[]): string[] {
  const fifth = Math.floor(readings.length / 5);
  if (fifth === 0) throw new RangeError('growth needs five readings');
  const lines: string[] = [];
  for (const [name, { share, slack }] of Object.entries(LIMITS)) {
    const key = name as keyof typeof LIMITS;
    const middle = (part: readonly Reading[]): number => median(part.map((reading) => reading[key]));
    const early = middle(readings.slice(fifth, 2 * fifth));
    const late = middle(readings.slice(-fifth));
    if (late > early * (1 + share) + slack) lines.push(`${name} grew from ${early.toFixed(1)} to ${late.toFixed(1)}`);
  }
  return lines;
}
