// A guest's function or object in the host's hands.

import { TransferHandle } from '../vm-assembly/abi/transfer.ts';
import { DisposedError } from './errors.ts';
import { inspectAs } from './inspect.ts';

/** What a handle asks of its isolate. */
export interface HandleOwner {
  callHandle(handle: GuestHandle, receiver: unknown, args: readonly unknown[]): unknown;
  getProperty(handle: GuestHandle, key: string | number): unknown;
  setProperty(handle: GuestHandle, key: string | number, value: unknown): void;
  releaseHandle(handle: GuestHandle): void;
}

/** What kind of thing a handle stands for. */
export type GuestKind = 'object' | 'function' | 'symbol';

const KINDS: Record<TransferHandle, GuestKind> = {
  [TransferHandle.Object]: 'object',
  [TransferHandle.Function]: 'function',
  [TransferHandle.Symbol]: 'symbol',
};

/**
 * Stands for a function, a symbol, or an object that is not copied (instances of classes, ...). It keeps the guest's value alive
 * until it is disposed of, or until the isolate is reset.
 */
export class GuestHandle implements Disposable {
  readonly kind: GuestKind;
  /** Number in the isolate's table; 0 once disposed of. */
  private number: number;
  private readonly owner: HandleOwner;

  /** Made by the isolate. */
  constructor(owner: HandleOwner, number: number, kind: TransferHandle) {
    this.owner = owner;
    this.number = number;
    this.kind = KINDS[kind];
  }

  /** False once it was disposed of, or its isolate was reset. */
  get alive(): boolean {
    return this.number !== 0;
  }

  /** The number; throws if there is none any more. */
  get id(): number {
    if (this.number === 0) throw new DisposedError('the handle was disposed of, or its isolate was reset');
    return this.number;
  }

  /** Calls the function with `this` undefined. Throws as `Isolate.call` does: `NotCallableError` for what is no function, `DisposedError` if the handle is not alive. */
  call(...args: readonly unknown[]): unknown {
    return this.owner.callHandle(this, undefined, args);
  }

  /** Calls the function with a receiver. */
  callWith(receiver: unknown, ...args: readonly unknown[]): unknown {
    return this.owner.callHandle(this, receiver, args);
  }

  /** Reads a property; may run a getter of the guest. */
  get(key: string | number): unknown {
    return this.owner.getProperty(this, key);
  }

  /** Writes a property; may run a setter of the guest. */
  set(key: string | number, value: unknown): void {
    this.owner.setProperty(this, key, value);
  }

  /** Was it made by this isolate? */
  belongsTo(owner: HandleOwner): boolean {
    return this.owner === owner;
  }

  /** Lets go of the guest's value. Harmless when repeated. */
  dispose(): void {
    if (this.number !== 0) this.owner.releaseHandle(this);
    this.number = 0;
  }

  /** The isolate forgot all its handles. */
  invalidate(): void {
    this.number = 0;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

inspectAs(GuestHandle, (handle) => `GuestHandle { ${handle.kind}${handle.alive ? '' : ', not alive'} }`);
