/** The statistics of the bench: pure functions over samples and ratios. */

/** The smallest sample: the run that the machine disturbed least. */
export function minimum(samples: readonly number[]): number {
  if (samples.length === 0) throw new RangeError('minimum of no samples');
  let best = samples[0];
  for (const sample of samples) if (sample < best) best = sample;
  return best;
}

/** The middle sample, or the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  if (samples.length === 0) throw new RangeError('median of no samples');
  const sorted = [...samples].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The geometric mean, the only mean under which ratios to any reference rank engines alike. */
export function geometricMean(ratios: readonly number[]): number {
  if (ratios.length === 0) throw new RangeError('geometric mean of no ratios');
  let logarithms = 0;
  for (const ratio of ratios) {
    if (!(ratio > 0)) throw new RangeError(`geometric mean of a ratio that is not positive: ${ratio}`);
    logarithms += Math.log(ratio);
  }
  return Math.exp(logarithms / ratios.length);
}

/**
 * The inner count for the next sample, from one that took `elapsed` ms: aims a little above the target, so that the
 * next sample does not fall short by noise, and grows at most tenfold, because a cold sample says little.
 */
export function nextInner(inner: number, elapsed: number, target: number): number {
  if (elapsed >= target) return inner;
  const factor = elapsed > 0 ? Math.min(10, (target * 1.1) / elapsed) : 10;
  return Math.max(inner + 1, Math.ceil(inner * factor));
}

/** How many samples to take: fewer when a single one is already long, because noise averages out inside it. */
export function sampleCount(wanted: number, sampleMs: number, target: number): number {
  if (sampleMs <= target * 4) return wanted;
  return Math.max(Math.min(3, wanted), Math.ceil((wanted * target * 4) / sampleMs));
}

/** A ratio to three significant digits: what a noisy machine can say at most. */
export function roundRatio(ratio: number): number {
  return Number(ratio.toPrecision(3));
}
