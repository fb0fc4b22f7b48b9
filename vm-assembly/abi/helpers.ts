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
  /** (parent class or undefined) => the decoration of a class */
  NewDecoration,
  /** (decoration, decorators, `DecoratedFlag` bits, key, access, first function, second function) */
  AddDecorated,
  /** (decoration, constructor, prototype, decorators of the class or undefined) => the class */
  ApplyDecorators,
  /** (decoration, index, second) => function that takes the place of a private one */
  Replacement,
  /** (decorators, target, key, 0 method, 1 field, 2 class) => the class: `experimentalDecorators` */
  DecorateLegacy,

  /** Number of helpers. */
  Count,
}

/** What a decorator decorates. */
export const enum DecoratedKind {
  Method,
  Getter,
  Setter,
  Field,
  Accessor,
}

/** How a decorated element is described. */
export const enum DecoratedFlag {
  /** `DecoratedKind` */
  Kind = 7,
  Static = 8,
  Private = 16,
}
