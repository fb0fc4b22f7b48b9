/** Curves of work over time: pure functions. */
import type { Point } from '../worker/cold.ts';

/** The work that was done at a time; between two points it grew evenly. */
export function workAt(points: readonly Point[], ms: number): number {
  let low = 0;
  let high = points.length - 1;
  if (ms >= points[high][0]) return points[high][1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle][0] <= ms) low = middle;
    else high = middle;
  }
  const [from, work] = points[low];
  const [to, more] = points[high];
  return to === from ? more : work + ((more - work) * (ms - from)) / (to - from);
}

/** The time at which so much work was done; undefined if it never was. */
export function timeOf(points: readonly Point[], work: number): number | undefined {
  const i = points.findIndex(([, done]) => done >= work);
  if (i < 0) return undefined;
  if (i === 0) return points[0][0];
  const [from, less] = points[i - 1];
  const [to, more] = points[i];
  return from + ((to - from) * (work - less)) / (more - less);
}

/**
 * When a curve is ahead of another one for good: the last time at which it had done no more, up to the end of both. Undefined if it is not
 * ahead in the end.
 */
export function aheadAfter(points: readonly Point[], other: readonly Point[]): number | undefined {
  const end = Math.min(points[points.length - 1][0], other[other.length - 1][0]);
  const times = [...points, ...other].map(([ms]) => ms).filter((ms) => ms <= end);
  times.sort((a, b) => b - a);
  let ahead: number | undefined;
  for (const ms of times) {
    if (workAt(points, ms) <= workAt(other, ms)) break;
    ahead = ms;
  }
  return ahead;
}
