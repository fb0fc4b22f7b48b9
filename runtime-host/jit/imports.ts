// What a compiled module imports from the VM: functions by name, all from the module name "vm". The VM exports them as `jit` and the name
// with a capital: `step` is `jitStep`. Next to them it imports `vm.memory`, perhaps `vm.table` (calls of functions of other modules), as immutable i32 globals of the module name "c" the addresses
// of the cells that it names, by number, and perhaps `vm.epoch`: Cell.JitEpoch when the code was asked for.

/** Value types of a signature: i i32, l i64, d f64. */
export type Signature = readonly [parameters: string, result: 'i' | 'l' | 'd' | ''];

export const VM_IMPORTS = {
  /**
   * Runs the instruction at pc in the frame fp, whatever it is (the slow path of the loop function; the registers that it reads are in the
   * frame, its result is there too). The next pc; 0: control left this activation, return `Singleton.Exception` at once.
   */
  step: ['ii', 'i'],
  /** End of a slice at a call that was just made: Cell.Pc and Cell.Fp are at the callee's start. 0: go on; 1: control left. */
  slice: ['', 'i'],
  /**
   * The frame at the third address, which the instruction at pc (first) of the frame fp (second) called, returned `Singleton.Exception`: goes on
   * with it if it can. Its value, or `Singleton.Exception`: control left the caller as well.
   */
  resume: ['iii', 'l'],
  /** A termination or exception is pending at the instruction pc of frame fp: unwinds. Return `Singleton.Exception` afterwards. */
  unwind: ['ii', ''],
  /**
   * An exit (number of `CompiledFunction.exits`) of the function with this Code, before control goes back to the interpreter: counts it, and
   * lets the slice end soon, so that loops get back into compiled code. Cell.Pc and Cell.Fp may be written before or after. This one is the
   * host's: it knows the exits of the module.
   */
  exit: ['ii', ''],
  /** allocateSlow: `bytes` (a multiple of 8) of the heap; 0: the heap limit is reached, call `unwind`. */
  allocate: ['i', 'i'],
  /** An object of a shape; 0 as allocate. */
  newObject: ['i', 'i'],
  /** ToInt32 of any double. */
  toInt32: ['d', 'i'],
  /** Number::remainder. */
  mod: ['dd', 'd'],
  /** Number::exponentiate. */
  pow: ['dd', 'd'],
  /** ToBoolean of any value. */
  truthy: ['l', 'i'],
  /** IsStrictlyEqual of any two values; may flatten strings, never calls the guest. */
  strictEquals: ['ll', 'i'],
  /** Concatenation of two strings; 0 as allocate. Throws a RangeError if it is too long: then 0 too, and `unwind` finds it. */
  concat: ['ii', 'i'],
  /** Code unit of a string at an index; -1 outside. */
  charCodeAt: ['ii', 'i'],
  /** Order of two strings by code units: below 0, 0 or above 0. */
  stringCompare: ['ii', 'i'],
  /** Equality of two strings. */
  stringEquals: ['ii', 'i'],
  /** String of one code unit; 0 as allocate. */
  charString: ['i', 'i'],
  /** Does for-of walk this array, or typed array, without calling anything? */
  iterates: ['i', 'i'],
  /** A closure of a Code over an environment, made in the function at the third address; 0 as allocate. */
  closure: ['iii', 'i'],
  /** `new Array(length)`, 65536 at most; takes its fuel; 0 as allocate. */
  newArray: ['i', 'i'],
  /** String.prototype.substring; takes its fuel; 0 as allocate. */
  substring: ['iii', 'i'],
  /** An element by a string, where one lookup finds it; Hole: nothing was found out. */
  named: ['ii', 'l'],
  /** Stores an element by a string, where the object has it and it may simply be written; 0: nothing was done. */
  setNamed: ['iil', 'i'],
  /** ToString of a number or a boolean; 0 as allocate. */
  text: ['l', 'i'],
  /** arrayPush: appends to an array whose elements are plain; 0 as allocate. */
  arrayPush: ['il', 'i'],
  /** Puts an element where the array has a hole or no room: see the VM; 0 as allocate. */
  arraySet: ['iil', 'i'],
  /** Math functions that Wasm has no instruction for: `KnownBuiltin` number and argument. */
  math: ['id', 'd'],
  /** Takes units of fuel; 1: that ended the guest. */
  charge: ['i', 'i'],
  /** Makes the stack of choices twice as large: its top, or 0 at the heap limit. */
  regExpGrow: ['i', 'i'],
  /** Where a match may begin: program, text, its end, place to look from, 1 for UTF-16; or 0. */
  regExpStart: ['iiiii', 'i'],
  /** End of a run: class, place, end of the text, 1 if units of the class end it (0: others do), 1 for UTF-16. */
  regExpScan: ['iiiii', 'i'],
  /** Is a unit of 256 or more in a class? */
  regExpHas: ['ii', 'i'],
  /** Compares the capture that the BackReference at the first address names: place, text, its end, 1 for UTF-16. Bytes; below 0: it differs. */
  regExpReference: ['iiiii', 'i'],
  /** Leaves a lookaround: top, height of the stack before it, 1 if its changes stay. The new top. */
  regExpLeave: ['iii', 'i'],
  /** For tests: 1 if a guard should fail now, whatever it finds: Code and number of its exit, as for `exit`. The host's as well. */
  chaos: ['ii', 'i'],
} as const satisfies Record<string, Signature>;

/** Functions that NodeOp.CallPure may call, by its number. `stringCompare`: below 0, 0, above 0, by code units. */
export const PURE_CALLS = [
  'charCodeAt',
  'stringCompare',
  'stringEquals',
] as const satisfies readonly (keyof typeof VM_IMPORTS)[];

/** Functions that look at memory, for NodeOp.CallReads. */
export const READ_CALLS = ['iterates', 'named'] as const satisfies readonly (keyof typeof VM_IMPORTS)[];

/** Functions that make a cell, or give 0, for NodeOp.CallMakes. */
export const MAKE_CALLS = ['newArray', 'substring', 'text'] as const satisfies readonly (keyof typeof VM_IMPORTS)[];

export type VmImport = keyof typeof VM_IMPORTS;
