// Local time. The host knows its time zone; what it said is kept for stretches of twelve days: whose ends have the same
// offset, has it in between, for no zone ever moved its clocks there and back within days. spec: sec-localtime

import { hostZoneName, hostZoneOffset } from '../host.ts';
import { Ptr } from './value.ts';
import { fromUtf8 } from '../string/string.ts';
import { MAX_TIME, MS_PER_DAY } from './date-fields.ts';

/** Milliseconds of a stretch, 2 to this power. */
const SHIFT: i64 = 30;
const SLOTS: usize = 32;
/** A slot: i64 number of the stretch, doubled, plus one (0: empty) │ f64 offset, NaN if the ends differ. */
const CACHE = memory.data(512, 8);
/** f64 time and offset that were asked for last in a stretch whose ends differ; u32 at 16: 1 if there are any. */
const LAST = memory.data(24, 8);
const NAME_ROOM: u32 = 128;
const NAME = memory.data(128, 8);

function ask(t: f64): f64 {
  return hostZoneOffset(max(-MAX_TIME, min(MAX_TIME, t)));
}

/** Milliseconds by which local clocks are ahead at `t`, a time in UTC. */
export function offsetAt(t: f64): f64 {
  const stretch = <i64>t >> SHIFT;
  const slot = CACHE + ((<usize>stretch & (SLOTS - 1)) << 4);
  const key = (stretch << 1) | 1;
  if (load<i64>(slot) != key) {
    const offset = ask(<f64>(stretch << SHIFT));
    store<f64>(slot, offset == ask(<f64>((stretch + 1) << SHIFT)) ? offset : NaN, 8);
    store<i64>(slot, key);
  }
  const offset = load<f64>(slot, 8);
  if (offset == offset) return offset;
  if (!load<u32>(LAST, 16) || load<f64>(LAST) != t) {
    store<f64>(LAST, ask(t), 8);
    store<f64>(LAST, t);
    store<u32>(LAST, 1, 16);
  }
  return load<f64>(LAST, 8);
}

/** Local time of a time value. */
export function toLocal(t: f64): f64 {
  return t == t ? t + offsetAt(t) : NaN;
}

/**
 * Time value of a local time. One that clocks showed twice is the first of them; one that they left out is counted from before the leap.
 * spec: sec-utc-t
 */
export function toUtc(t: f64): f64 {
  if (!(abs(t) <= MAX_TIME + MS_PER_DAY)) return NaN;
  const before = offsetAt(t - MS_PER_DAY);
  const after = offsetAt(t + MS_PER_DAY);
  if (before == after || offsetAt(t - before) == before || offsetAt(t - after) != after) return t - before;
  return t - after;
}

/** What the zone is called at `t`; 0 at the heap limit. */
export function zoneName(t: f64): Ptr {
  return fromUtf8(NAME, min(hostZoneName(t, NAME, NAME_ROOM), NAME_ROOM));
}
