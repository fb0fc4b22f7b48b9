// What is pending between an isolate and the host: promises of both sides, calls that wait, and the alarm for the guest's timers.

import { HostResult } from '../vm-assembly/abi/transfer.ts';
import { Alarm, MAX_DELAY } from './alarm.ts';
import { TimeoutError } from './errors.ts';

/** What the pending work asks of its session. */
export interface PendingOwner {
  /** A promise of the host is settled: tells the guest, in a turn of its own. */
  settle(number: number, result: HostResult, value: unknown): void;
  /** Timers of the guest are due: runs one callback, in a turn of its own. */
  runTimer(): void;
}

interface Resolvers {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Everything that an isolate and its host wait for. */
export class PendingWork {
  private readonly owner: PendingOwner;
  private readonly alarm: Alarm;
  /** The guest's promises that crossed to the host, by the guest's number. */
  private guestPromises = new Map<number, Resolvers>();
  /** Promises of the host that crossed to the guest: how many wait, and numbers that are free again below the next new one. */
  private hostPromiseCount = 0;
  private freeNumbers: number[] = [];
  private nextNumber = 0;
  /** Counts up when all is abandoned: what is settled later is too late. */
  private epoch = 0;
  /** Calls of the host that wait: any error that concerns nobody else ends them. */
  private readonly operations = new Set<Resolvers>();
  private readonly idlers = new Set<() => void>();

  constructor(owner: PendingOwner) {
    this.owner = owner;
    this.alarm = new Alarm(() => owner.runTimer());
  }

  /** A number for a promise of the host; the guest hears of it when it is settled. */
  promiseId(promise: PromiseLike<unknown>): number {
    const number = this.freeNumbers.pop() ?? this.nextNumber++;
    this.hostPromiseCount++;
    const { epoch } = this;
    const settle = (result: HostResult, value: unknown): void => {
      if (epoch !== this.epoch) return;
      this.freeNumbers.push(number);
      this.hostPromiseCount--;
      this.owner.settle(number, result, value);
    };
    promise.then(
      (value) => settle(HostResult.Returned, value),
      (error) => settle(HostResult.Threw, error),
    );
    return number;
  }

  /** The host's promise for the guest's one of this number. */
  guestPromise(number: number): Promise<unknown> {
    const promise = new Promise<unknown>((resolve, reject) => {
      this.guestPromises.set(number, { resolve, reject });
    });
    // A guest cannot end the process by a promise that the host did not look at.
    promise.catch(() => {});
    return promise;
  }

  /** A promise of the guest is settled. */
  settled(number: number, result: HostResult, value: unknown): void {
    const resolvers = this.guestPromises.get(number);
    this.guestPromises.delete(number);
    if (result === HostResult.Returned) resolvers?.resolve(value);
    else resolvers?.reject(value);
  }

  /** Is anybody there whom an error could be told? */
  get awaited(): boolean {
    return this.operations.size > 0;
  }

  /** Ends all calls that wait. */
  fail(error: unknown): void {
    for (const operation of this.operations) operation.reject(error);
  }

  /** Nothing that is pending will come to an end: the guest was terminated, or its isolate reset or disposed of. Did anybody hear of it? */
  abandon(error: unknown): boolean {
    const told = this.operations.size > 0;
    this.epoch++;
    this.alarm.clear();
    this.hostPromiseCount = 0;
    this.freeNumbers = [];
    this.nextNumber = 0;
    const promises = this.guestPromises;
    this.guestPromises = new Map();
    for (const { reject } of promises.values()) reject(error);
    this.fail(error);
    return told;
  }

  /** After each turn: sets the alarm, and tells who waits for it that nothing is left to do. */
  endTurn(nextTimer: number, liveTimers: number, now: number): void {
    this.alarm.set(nextTimer, now, liveTimers > 0);
    if (liveTimers === 0 && this.hostPromiseCount === 0) for (const resolve of this.idlers) resolve();
  }

  /** Waits for what `body` gives, but not longer than `timeout`. */
  operation(timeout: number, body: () => unknown): Promise<unknown> {
    return new Promise<unknown>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const operation: Resolvers = {
        resolve: (value) => {
          end();
          resolve(value);
        },
        reject: (error) => {
          end();
          reject(error);
        },
      };
      const end = (): void => {
        clearTimeout(timer);
        this.operations.delete(operation);
      };
      this.operations.add(operation);
      if (timeout <= MAX_DELAY) {
        const expire = (): void => operation.reject(new TimeoutError(`the timeout of ${timeout} ms has passed`));
        timer = setTimeout(expire, timeout);
      }
      try {
        const result = body();
        if (result instanceof Promise) result.then(operation.resolve, operation.reject);
        else operation.resolve(result);
      } catch (error) {
        operation.reject(error);
      }
    });
  }

  /** Ends when the next turn leaves nothing to do. */
  becomesIdle(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.idlers.delete(done);
        resolve();
      };
      this.idlers.add(done);
    });
  }
}
