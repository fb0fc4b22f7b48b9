// The alarm for what a guest waits for, in a browser: no page is kept open for it.

/** Longest delay of a browser's timers. */
export const MAX_DELAY = 2 ** 31 - 1;

/** An alarm that rings once. */
export class Alarm {
  private due = Number.POSITIVE_INFINITY;
  private timeout: number | undefined;
  private readonly ring: () => void;

  constructor(ring: () => void) {
    this.ring = ring;
  }

  /** Rings at `due` instead of whatever was set; infinity is never. */
  set(due: number, now: number): void {
    if (due === this.due) return;
    this.clear();
    if (due === Number.POSITIVE_INFINITY) return;
    this.due = due;
    const ring = (): void => {
      this.clear();
      this.ring();
    };
    this.timeout = globalThis.setTimeout(
      ring,
      Math.min(Math.max(Math.ceil(due - now), 0), MAX_DELAY),
    ) as unknown as number;
  }

  clear(): void {
    globalThis.clearTimeout(this.timeout);
    this.timeout = undefined;
    this.due = Number.POSITIVE_INFINITY;
  }
}
