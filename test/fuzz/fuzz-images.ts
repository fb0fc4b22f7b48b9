// Runs mutated images: what the verifier rejects must be an ImageError, what it accepts must end like any other guest.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImageError } from '../../runtime-host/errors.ts';
import { CompileError, type Engine, GuestError, type Isolate, TerminationError } from '../../runtime-host/index.ts';
import { Program } from '../../runtime-host/program.ts';
import { mutatedImage } from './mutate-image.ts';

/** What the images may use: enough to get anywhere, too little to stay. */
const LIMITS = { memory: 8 << 20, fuel: 20_000, deadline: 2_000, stackDepth: 128 << 10 };
/** A guest with so little fuel is done long before. */
const SLOW_MS = 1_000;

/** An image that did something it must not. */
export interface Finding {
  index: number;
  what: string;
}

export interface FuzzReport {
  images: number;
  /** By what the verifier said. */
  rejected: Record<string, number>;
  /** Accepted, by how they ended. */
  ran: Record<string, number>;
  findings: Finding[];
}

function sources(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...sources(path));
    else if (path.endsWith('.ts')) found.push(path);
  }
  return found.sort();
}

/** Images of every `step`th program below the folders that compiles alone. */
export function seedImages(engine: Engine, folders: readonly string[], step = 1): Uint8Array[] {
  const images: Uint8Array[] = [];
  for (const path of folders.flatMap(sources).filter((_, i) => i % step === 0)) {
    try {
      images.push(engine.compile(readFileSync(path, 'utf8'), { fileName: path }).image);
    } catch (error) {
      // Programs of several modules, and those that test early errors.
      if (!(error instanceof CompileError)) throw error;
    }
  }
  return images;
}

function count(table: Record<string, number>, key: string): void {
  table[key] = (table[key] ?? 0) + 1;
}

function runOne(isolate: Isolate, image: Uint8Array, report: FuzzReport): string | undefined {
  const start = performance.now();
  try {
    isolate.run(new Program(image, 'fuzz.ts', [], new Map()));
    count(report.ran, 'ended');
  } catch (error) {
    if (error instanceof ImageError) count(report.rejected, error.message.replace('the image was rejected: ', ''));
    else if (error instanceof GuestError || error instanceof TerminationError) count(report.ran, error.name);
    else return String((error as Error).stack ?? error);
  }
  const ms = performance.now() - start;
  return ms > SLOW_MS ? `took ${ms.toFixed(0)} ms` : undefined;
}

/** Runs images `from` to `to` of the run `seed`, every `step`th. */
export function fuzzImages(
  engine: Engine,
  seeds: readonly Uint8Array[],
  options: {
    seed: number;
    from: number;
    to: number;
    step?: number;
    progress?: (index: number, report: FuzzReport) => void;
  },
): FuzzReport {
  const report: FuzzReport = { images: 0, rejected: {}, ran: {}, findings: [] };
  const { seed, from, to, step = 1, progress } = options;
  for (let index = from; index < to; index += step) {
    progress?.(index, report);
    const isolate = engine.createIsolate(LIMITS);
    const what = runOne(isolate, mutatedImage(seeds, seed, index), report);
    report.images++;
    if (what !== undefined) report.findings.push({ index, what });
    isolate.dispose();
  }
  return report;
}
