// Promises and the job queue: their cells, which the host reads, and their layouts.

/** Cells of the job queue, beside those of `Cell`. */
export const enum JobCell {
  /** u64 root: the queue, a ring in a Slots cell whose capacity is a power of two; undefined before the first job. */
  Queue = 3712,
  /** u64 root: array of promises that were rejected while nobody listened, in order; undefined if there is none. */
  Rejections = 3720,
  /** u64 root: Slots cell of the guest's promises for those of the host, by the host's number; undefined before the first one. */
  HostPromises = 3728,
  /** u64 root: object with an object for each group of globals that a host may grant. */
  Groups = 3736,
  /** u32: value of the ring where the next job begins, and number of jobs. */
  Head = 3744,
  Count = 3748,
  /** u32: length of `Rejections`. */
  RejectionCount = 3752,
  /** u32: number that the next promise which crosses to the host gets. */
  NextPromise = 3756,
  /** f64: when the next timer is due, on the host's clock; +Infinity if none is. */
  NextTimer = 3760,
  /** f64: the time that timers of this turn count from; 0 if nobody asked yet. The host clears it before each turn. */
  TurnTime = 3768,
  /** u32: timers that keep the program going. */
  LiveTimers = 3776,
  /** u32: index in the table of functions of what goes on with a function that awaits; 0 if there is none. */
  Resume = 3780,
  /** u32: how often all timers were dropped. */
  TimerEpoch = 3784,
  /** u32: evaluations of programs that wait for a top-level await. */
  Evaluating = 3788,
}

/** A promise: `Internal.Slot0` its value, reason, or undefined while pending │ Slot1 an int, `PromiseState` │ Slot2 reactions. */
export const enum PromiseState {
  Pending = 0,
  Fulfilled = 1,
  Rejected = 2,
  /** The bits that say how it stands. */
  Settled = 3,
  /** Somebody listens, or once listened. */
  Handled = 4,
}

/** What a promise that crosses to the host tells it by `host.call`, under this function number: u32 number, u8 `HostResult`, value. */
export const enum HostCallId {
  Settled = 0xffffffff,
}
