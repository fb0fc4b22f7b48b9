/**
 * Guests that try to take the host down. The first line of each names what must end it:
 *
 *   // limit: deadline        one of deadline, fuel, memory: the typed error of the host
 *   // limit: stack           a RangeError of the guest that nothing caught
 *   // limit: memory|range    alternatives; `range` is a RangeError too (an invalid length)
 *
 * After each of them the same isolate is reset and has to run a small program.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { GuestError, type Limits, TerminationError } from '../../runtime-host/index.ts';
import { Guest } from '../support/run-guest.ts';

const ROOT = resolve('test/hostile');
const MIB = 1024 * 1024;
const DEADLINE_MS = 200;
/** For programs that another limit has to end: the deadline must not come first. */
const PATIENT_MS = 5_000;
/** A guest ends at most so long after its deadline, on a processor of its own. */
const LATE_MS = 20;
/** Other work on the machine makes a guest late too: one that was is run again. */
const ATTEMPTS = 5;
const FUEL = 5_000_000;

const ENDED_BY: Record<string, string> = {
  FuelError: 'fuel',
  DeadlineError: 'deadline',
  MemoryError: 'memory',
};

interface Ending {
  kind: string;
  elapsed: number;
}

function end(guest: Guest, source: string, name: string): Ending {
  const start = performance.now();
  let kind = 'nothing: the program ended by itself';
  try {
    guest.run(source, name);
  } catch (thrown) {
    if (thrown instanceof TerminationError) kind = ENDED_BY[thrown.name] ?? thrown.name;
    else if (thrown instanceof GuestError && thrown.guestName === 'RangeError')
      kind = thrown.message.includes('call stack') ? 'stack' : 'range';
    else kind = String(thrown);
  }
  return { kind, elapsed: performance.now() - start };
}

const overshoots: { name: string; ms: number }[] = [];

describe('hostile guests', () => {
  for (const name of readdirSync(ROOT).sort()) {
    const source = readFileSync(join(ROOT, name), 'utf8');
    const allowed = /^\/\/ limit: (.*)$/m.exec(source)![1].split('|');
    test(`${name} ends by ${allowed.join(' or ')}`, async () => {
      const limits: Limits = {
        memory: 64 * MIB,
        deadline: allowed.includes('deadline') ? DEADLINE_MS : PATIENT_MS,
      };
      if (allowed.includes('fuel')) limits.fuel = FUEL;
      using guest = await Guest.create(limits);
      let least = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < ATTEMPTS && least >= LATE_MS; attempt++) {
        guest.reset();
        const { kind, elapsed } = end(guest, source, name);
        expect(allowed, `ended by ${kind} after ${elapsed.toFixed(0)} ms`).toContain(kind);
        least = kind === 'deadline' ? Math.min(least, elapsed - DEADLINE_MS) : 0;
        if (kind === 'deadline' && least < LATE_MS) overshoots.push({ name, ms: least });
      }
      expect(least, 'milliseconds after the deadline').toBeLessThan(LATE_MS);
      guest.reset();
      guest.run('const a = [3, 1, 2].sort(); console.log(`${a.join()} ${JSON.stringify({ ok: a.length })}`);');
      expect(guest.stdout).toBe('1,2,3 {"ok":3}\n');
    });
  }

  afterAll(() => {
    overshoots.sort((a, b) => a.ms - b.ms);
    const at = (part: number): string => overshoots[Math.floor((overshoots.length - 1) * part)].ms.toFixed(1);
    console.log(
      `${overshoots.length} guests ended by their deadline: median ${at(0.5)} ms after it, 90 % ${at(0.9)} ms`,
    );
    for (const { name, ms } of overshoots.slice(-5)) console.log(`  ${name}: ${ms.toFixed(1)} ms`);
  });
});
