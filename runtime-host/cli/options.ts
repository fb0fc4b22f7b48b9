// Values of command line options: sizes, counts and durations with units.

import { InvalidArgumentError } from '../errors.ts';

const SIZE_UNITS: Record<string, number> = { '': 1, k: 1 << 10, m: 1 << 20, g: 1 << 30 };
const TIME_UNITS: Record<string, number> = { '': 1, ms: 1, s: 1000, m: 60_000 };

function parse(text: string, units: Record<string, number>, what: string, example: string): number {
  const match = /^(\d[\d_]*(?:\.\d+)?(?:e\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = match === null ? undefined : units[match[2].toLowerCase()];
  if (match === null || unit === undefined) {
    throw new InvalidArgumentError(`'${text}' is no ${what}; write it like ${example}`);
  }
  return Number(match[1].replaceAll('_', '')) * unit;
}

/** Bytes: `65536`, `64k`, `64MiB`. */
export function parseSize(text: string): number {
  return parse(text.replace(/i?b$/i, ''), SIZE_UNITS, 'size', '64m');
}

/** A count: `1000000`, `1_000_000`, `1e6`. */
export function parseCount(text: string): number {
  return parse(text, { '': 1 }, 'number', '1e6');
}

/** Milliseconds: `500`, `500ms`, `2s`. */
export function parseDuration(text: string): number {
  return parse(text, TIME_UNITS, 'duration', '500ms');
}
