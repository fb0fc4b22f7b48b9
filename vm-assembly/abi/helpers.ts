// Functions of the library that compiled code calls: Op.LoadHelper loads them, lib/ registers them by $setHelper.

export const enum Helper {
  /** () => the resources of a block with `using` */
  NewDisposal,
  /** (disposal, value, async): adds what `using` is initialized with */
  AddResource,
  /** (disposal, error): something threw before or while it is disposed of */
  DisposeFailed,
  /** (disposal) => must `disposal.awaited` be waited for before the next step? */
  DisposeStep,

  /** Number of helpers. */
  Count,
}
