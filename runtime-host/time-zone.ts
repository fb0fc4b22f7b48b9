// Time zones as the guest sees them: how far clocks are ahead of UTC, and what the zone is called.

import { InvalidArgumentError } from './errors.ts';

/** A time zone. */
export interface TimeZone {
  /** Milliseconds by which clocks are ahead of UTC at a time (milliseconds since 1970). */
  offset(time: number): number;
  /** Its name at a time, in English as V8 has it. */
  name(time: number): string;
}

/** Time of these parts in UTC; `Date.UTC` would take years below 100 for those of the last century. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  // the calendar repeats itself every 400 years: so nothing is beyond what a Date can be
  const cycles = Math.floor(year / 400) - 5;
  return Date.UTC(year - cycles * 400, month, day, hour, minute, second) + cycles * 146097 * 86_400_000;
}

/** That of this process. */
export const HOST_ZONE: TimeZone = {
  offset: (time) => {
    const date = new Date(Math.floor(time / 1000) * 1000);
    const local = utc(
      date.getFullYear(),
      date.getMonth(),
      date.getDate(),
      date.getHours(),
      date.getMinutes(),
      date.getSeconds(),
    );
    return local - date.getTime();
  },
  name: (time) => /\((.*)\)$/.exec(new Date(time).toString())?.[1] ?? '',
};

const UTC: TimeZone = { offset: () => 0, name: () => 'Coordinated Universal Time' };

/** A year whose seasons stand for those of years without names. */
const SEASONS = Date.UTC(2010);
const LAST_NAMED = Date.UTC(2100);
const YEAR = 365 * 86_400_000;

/** A zone by its name in the IANA database. */
class NamedZone implements TimeZone {
  private readonly parts: Intl.DateTimeFormat;
  private readonly names: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    this.names = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' });
  }

  offset(time: number): number {
    const whole = Math.floor(time / 1000) * 1000;
    const parts: Record<string, string> = {};
    for (const { type, value } of this.parts.formatToParts(whole)) parts[type] = value;
    const year = /^B/.test(parts.era ?? '') ? 1 - Number(parts.year) : Number(parts.year);
    const { month, day, hour, minute, second } = parts;
    return utc(year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - whole;
  }

  name(time: number): string {
    // where zones have no names, V8 uses those of today: the same season of another year
    const named = time < 0 || time > LAST_NAMED ? SEASONS + (((time % YEAR) + YEAR) % YEAR) : time;
    return this.names.formatToParts(named).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  }
}

const zones = new Map<string, TimeZone>();

/** The zone of an option: that of the process if there is none. */
export function timeZone(name: string | undefined): TimeZone {
  if (name === undefined) return HOST_ZONE;
  if (name === 'UTC') return UTC;
  let zone = zones.get(name);
  if (zone === undefined) {
    try {
      zone = new NamedZone(name);
    } catch {
      throw new InvalidArgumentError(`there is no time zone called '${name}'`);
    }
    zones.set(name, zone);
  }
  return zone;
}
