// Why execution left the loop, and what is wrong with an image: shared by the VM and the host.

/** How a run ended: what `execute`, `vmRunUnit` and `vmRequest` return. */
export const enum Exit {
  /** The outermost frame returned; the value is in `Cell.Result`. */
  Done = 0,
  /** A guest exception reached the outermost frame; the value is in `Cell.Exception`. */
  Throw = 1,
  /** The slice of fuel is used up: `execute` enters the loop again. The host never sees it. */
  Slice = 2,
  /** The isolate's fuel is used up. Uncatchable by the guest. */
  OutOfFuel = 3,
  /** The deadline has passed. Uncatchable by the guest. */
  Deadline = 4,
  /** The heap limit is reached. Uncatchable by the guest. */
  OutOfMemory = 5,
  /** The host asked for an interruption. Uncatchable by the guest. */
  Interrupted = 6,
  /** A run that is nested in compiled code should end, and the compiled code with it: its frames go on in the run below. The host never sees it. */
  Dissolve = 7,
}

/** What the verifier and the loader answer for an image: 0, or the first rule that it breaks. */
export const enum ImageFault {
  None = 0,
  TooShort = 1,
  BadMagic = 2,
  BadVersion = 3,
  BadAbiHash = 4,
  BadChecksum = 5,
  BadSection = 6,
  BadString = 7,
  BadFunction = 8,
  BadConstant = 9,
  BadOpcode = 10,
  BadRegister = 11,
  BadJump = 12,
  BadHandler = 13,
  BadSlot = 14,
  BadFeedback = 15,
  BadModule = 16,
  BadPosition = 17,
  /** Not the image's fault: the heap limit is reached. */
  OutOfMemory = 18,
}
