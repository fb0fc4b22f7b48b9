// Nodes of the SSA form: what each computes, in which representation, and what it may do.
//
// A node belongs to a block and keeps its place in it: nothing floats, so the order of the list is the order of effects. A node has at
// most one result. Values are unboxed as early as what is known of them allows; `Rep` says how a value lies in a Wasm local.

/** How a value is represented. */
export const enum Rep {
  /** No result. */
  None,
  /** i32: an int32 value. */
  Int,
  /** f64: any number. */
  Double,
  /** i32, 0 or 1. */
  Bool,
  /** i32: address of an object (any kind from Kind.Object on). */
  Object,
  /** i32: address of a string cell. */
  String,
  /** i32: an address, a shape or another number that is no value of the language: never in a frame state. */
  Raw,
  /** i64: a boxed value. */
  Tagged,
}

/** `Rep`s by number, for dumps. */
export const REP_NAMES: readonly string[] = ['', 'int', 'double', 'bool', 'object', 'string', 'raw', 'tagged'];

/**
 * Operations. In the comments a, b, c are the inputs, `imm` and `aux` the numbers of the node. Those under "Guards" leave compiled code
 * through the node's frame state when what they promise does not hold, which is the state before the instruction: the interpreter
 * runs it again.
 */
export const enum NodeOp {
  // Constants -------------------------------------------------------------------------------------------------------------------
  /** imm as an int32. */
  ConstInt,
  /** imm as a double. */
  ConstDouble,
  /** imm is 0 or 1. */
  ConstBool,
  /** A boxed value that is no reference: imm its low, aux its high 32 bits. */
  ConstTagged,
  /** Address of cell imm of the request; Rep Object, String or Raw. */
  ConstCell,
  /** The fixed address imm. */
  ConstRaw,

  // Frame and control flow ------------------------------------------------------------------------------------------------------
  /** The register imm of the root frame as it is in memory when the function is entered. */
  EntryRegister,
  /** Inputs in the order of the block's predecessors. */
  Phi,
  /** Ends a block: on to successor 0. */
  Jump,
  /** Ends a block: a (Bool) is true: successor 0, else successor 1. */
  Branch,
  /**
   * Ends a block: returns a (Tagged) from the root function. b (Tagged, if it is there) goes to register 0 before: `this` of a derived
   * constructor, which whoever constructs reads.
   */
  Return,
  /** Ends a block: leaves to the interpreter through the frame state. imm: ExitReason. */
  Leave,
  /** Ends a block: leaves through the frame state, but goes on in the compiled variant of the loop header at byte offset imm (entry imm). */
  Reenter,
  /** Back edge: a unit of fuel; the slice is used up: leaves through the frame state, which is that of the loop header, with Exit.Slice. */
  BurnLoop,
  /**
   * Entry of an inlined callee: the register stack must have room for its frame (imm: bytes from the root's fp to the top of its
   * registers; above Cell.CompiledLimit: leaves through the frame state, before the call).
   */
  EnterInlined,
  /** A unit of fuel; the slice is used up: through the frame state with Exit.Slice. After EnterInlined (the state is the start of the callee) or a
   * native that was compiled (the state is after the call). */
  BurnCall,

  // Conversions, pure -----------------------------------------------------------------------------------------------------------
  /** Any representation to Tagged. */
  Box,
  IntToDouble,
  BoolToInt,
  /** ToInt32 of a double. */
  DoubleToInt32,
  /** Unsigned 32-bit number a (Int, as bits) as a double. */
  UintToDouble,
  /** Tagged that is known to be an int, a double … : no check. Result by `rep`. */
  Unbox,
  /** ToBoolean of a Tagged. */
  Truthy,
  /** Is the boxed value a (Tagged) int / number / object / string / boolean / nullish / the singleton imm? imm: `TagTest`. */
  TestTag,

  // Guards ----------------------------------------------------------------------------------------------------------------------
  /** a (Tagged) is an int. Result Int. */
  CheckInt,
  /** a (Tagged) is a number. Result Double. */
  CheckNumber,
  /** a (Double) has an int32 value and is not -0. Result Int. */
  CheckDoubleInt,
  /** a (Tagged) is an object. Result Object. */
  CheckObject,
  /** a (Tagged) is a string. Result String. */
  CheckString,
  /** a (Tagged) is a boolean. Result Bool. */
  CheckBool,
  /** a (Tagged) is not Singleton.Hole. Result: a. */
  CheckNotHole,
  /** a (Bool) is true. imm: ExitReason. */
  Guard,
  /** No inline cache was flushed since the code was made: Cell.JitEpoch is what it was. */
  CheckEpoch,
  /** a + b, a - b, a * b of Ints without overflow (or -0, for a product). */
  AddInt,
  SubInt,
  MulInt,
  /** -a of an Int that is not 0 or the smallest. */
  NegInt,
  /** a % b of Ints: a not negative, b positive. */
  ModInt,
  /** a >>> b of Ints, if the result is an Int (not negative as such). */
  UShrInt,

  // Arithmetic, pure ------------------------------------------------------------------------------------------------------------
  /** Wrapping: only low 32 bits of the exact result matter. */
  AddInt32,
  SubInt32,
  MulInt32,
  AndInt,
  OrInt,
  XorInt,
  /** a << (b & 31). */
  ShlInt,
  ShrInt,
  /** a >>> b as bits. */
  UShrInt32,
  AddDouble,
  SubDouble,
  MulDouble,
  DivDouble,
  ModDouble,
  PowDouble,
  NegDouble,
  AbsDouble,
  SqrtDouble,
  FloorDouble,
  CeilDouble,
  TruncDouble,
  MinDouble,
  MaxDouble,
  /** A function of Math that the VM computes. imm: KnownBuiltin. */
  MathDouble,
  AbsInt,
  ClzInt,
  /** Comparison of Ints, Doubles; imm: `Compare`. Result Bool. */
  CompareInt,
  /** Unsigned. */
  CompareUint,
  CompareDouble,
  /** Two Raws, Objects or Strings (addresses) are equal. Result Bool. */
  SameAddress,
  /** Two Tagged are the same bits. Result Bool. */
  SameBits,
  /** IsStrictlyEqual of two Tagged. */
  StrictEquals,
  NotBool,
  AndBool,

  // Memory ----------------------------------------------------------------------------------------------------------------------
  /** From address a + imm. aux: `Place`. Result by `rep`: Tagged 64 bits; Int, Raw, Object, String 32 bits; width from the place. */
  Load,
  /** b to address a + imm. aux: `Place`. */
  Store,
  /** Element b (Int, in bounds) of the Elements cell a (Raw). Result Tagged. */
  LoadElement,
  /** Element b of the Elements cell a = c (Tagged). */
  StoreElement,
  /** Element b of the data at address a (Raw). imm: ElementType. Result Int or Double. */
  LoadTyped,
  /** Element b of the data at a = c (Int or Double, converted to the type by wrapping or rounding). imm: ElementType. */
  StoreTyped,
  /** Code unit b of the flat Latin-1 string a. Result Int. */
  LoadChar,

  // Allocation: out of memory leaves through the frame state by vm.unwind -------------------------------------------------------------
  /** Object of the shape cell imm: slots undefined. Result Object. */
  NewObject,
  /** Array of the inputs (Tagged). Result Object. */
  NewArray,
  /** Closure of the Code in cell imm over environment a (Object or Raw), made in the function b. Result Object. */
  NewClosure,
  /** Environment with the parent a (Raw; absent: 0) and imm slots, each undefined (aux 0) or Hole (aux 1). Result Raw. */
  NewEnvironment,

  /**
   * A cell that is made only where control leaves: aux is the operation that would have made it, imm that one's. Frame states name it, and say
   * what is in it. Result Object.
   */
  Virtual,

  // Calls -----------------------------------------------------------------------------------------------------------------------
  /**
   * Call of function imm of the request, whose Code the callee is known to have: a is the callee (Object), b `this` (Tagged), then the
   * arguments (Tagged). aux: window register in its frame, plus CALL_NEW if it is a `new`: b is the receiver and a also new.target. Result
   * Tagged. Its state is the state after the call.
   */
  CallCode,
  /**
   * Call of a native: a is the function (ConstCell), b `this`, then the arguments (Tagged); imm: its number in the VM's table; aux as in CallCode, but
   * `this` of a `new` is Hole. Result Tagged. Its state is the state after the call.
   */
  CallNative,
  /**
   * The instruction of the frame state through vm.step: registers it reads are written first, then everything live. Control goes on
   * with the next instruction, else leaves; results are read by FrameRegister.
   */
  Step,
  /** As Step, but the instruction may go on at either of two places. Result Bool: is the next pc the byte offset imm? */
  StepBranch,
  /** Register imm of the frame of the state, from memory, right after a Step. Result Tagged. */
  FrameRegister,
  /** A function of the VM that neither calls the guest nor collects (runtime-host/jit/imports.ts), imm: index in PURE_CALLS. */
  CallPure,
  /** Concatenation of two strings. Result String. */
  Concat,
  /** String of one code unit a (Int). Result String. */
  CharString,
  /** Appends b (Tagged) to the array a, growing its elements: vm.arrayPush. Out of memory as allocations. */
  CallArrayPush,
  /** Puts c (Tagged) at b (Int, not negative) of the array a, which may grow: vm.arraySet. Out of memory as allocations. */
  CallArraySet,
  /** A function of the VM that looks at memory others write; imm: index in READ_CALLS. Result Int or Tagged. */
  CallReads,
  /** Stores c at the string b of the object a, if it has that as a slot that may simply be written: vm.setNamed. Result 0: it does not. */
  CallSetNamed,
  /** A function of the VM that makes a cell and may take fuel; imm: index in MAKE_CALLS. Out of memory as allocations. */
  CallMakes,
  Count,
}

/** Bit of CallCode's aux: the call is a `new`. */
export const CALL_NEW = 1 << 16;

/** What TestTag asks. */
export const enum TagTest {
  Int,
  Number,
  Object,
  String,
  Boolean,
  Nullish,
  /** The singleton of `Singleton` number aux. */
  Singleton,
}

/** Comparisons. With NaN all are false but Ne. */
export const enum Compare {
  Lt,
  Le,
  Gt,
  Ge,
  Eq,
  Ne,
}

/** What memory a Load or Store touches: accesses of different places never overlap. Width in the comment, 32 bits if none. */
export const enum Place {
  /** Obj.Shape. */
  Shape,
  /** Obj.Slots. */
  Slots,
  /** Obj.Elements. */
  Elements,
  /** Elem.Capacity. */
  Capacity,
  /** Named slots, in the object or in its Slots cell: 64 bits. */
  Slot,
  /** Arr.Length. */
  ArrayLength,
  /** Arr.Flags. */
  ArrayFlags,
  /** Header.Kind: 8 bits, never changes for objects. */
  Kind,
  /** Header.Flags: 8 bits. */
  Flags,
  /** Fn.Code: never changes. */
  FunctionCode,
  /** Fn.Env: never changes. */
  FunctionEnv,
  /** Fn.Home: set before anybody may call the function. */
  FunctionHome,
  /** Fn.InitialShape. */
  InitialShape,
  /** Env.Parent: never changes. */
  EnvironmentParent,
  /** Env.Values: 64 bits. */
  Environment,
  /** Variables of units and globals: 64 bits. */
  Variable,
  /** Str.Length: never changes. */
  StringLength,
  /** View.Length of a typed array, payload of the boxed int. */
  ViewLength,
  /** View.Buffer, payload; Buf.Data, Buf.Length. */
  View,
  /** Frame header of the root frame (fp relative; a is absent). */
  Frame,
  /** A cell of the VM (Cell). */
  Cell,
  Count,
}

/** Why control leaves. */
export const enum ExitReason {
  None,
  /** An operand has another type than was seen. */
  Type,
  /** Overflow, -0, or a result that does not fit. */
  Overflow,
  Shape,
  /** Another function is called. */
  Callee,
  /** Index out of bounds, or a hole. */
  Bounds,
  /** A branch that was never taken. */
  Unreached,
  /** Prototypes changed. */
  Epoch,
  /** The interpreter is asked to do an instruction that is not compiled. */
  Instruction,
  /** Register stack, or too deep. */
  Depth,
  /** Value on entry of a loop. */
  Entry,
  Slice,
  /** An operand that is no number where numbers were seen. */
  Number,
  Count,
}

export const EXIT_REASONS: readonly string[] = [
  'none',
  'type',
  'overflow',
  'shape',
  'callee',
  'bounds',
  'unreached',
  'epoch',
  'instruction',
  'depth',
  'entry',
  'slice',
  'number',
];
