// The alarm for what a guest waits for.

/** Longest delay of Node's own timers. */
export const MAX_DELAY = 2 ** 31 - 1;

/** An alarm that rings once; it keeps the process alive if asked to. */
export class Alarm {
  private due = Number.POSITIVE_INFINITY;
  private keepsAlive = false;
  private timeout: NodeJS.Timeout | undefined;
  private immediate: NodeJS.Immediate | undefined;
  private readonly ring: () => void;

  constructor(ring: () => void) {
    this.ring = ring;
  }

  /** Rings at `due` instead of whatever was set; infinity is never. */
  set(due: number, now: number, keepsAlive: boolean): void {
    if (due === this.due && keepsAlive === this.keepsAlive) return;
    this.clear();
    if (due === Number.POSITIVE_INFINITY) return;
    this.due = due;
    this.keepsAlive = keepsAlive;
    const ring = (): void => {
      this.clear();
      this.ring();
    };
    if (due <= now) this.immediate = setImmediate(ring);
    else this.timeout = setTimeout(ring, Math.min(Math.ceil(due - now), MAX_DELAY));
    if (!keepsAlive) (this.immediate ?? this.timeout)?.unref();
  }

  clear(): void {
    clearImmediate(this.immediate);
    clearTimeout(this.timeout);
    this.immediate = undefined;
    this.timeout = undefined;
    this.due = Number.POSITIVE_INFINITY;
  }
}
