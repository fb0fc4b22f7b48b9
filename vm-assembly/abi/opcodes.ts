// The instruction set. Shared by the compiler, the verifier, the VM and the JIT.
//
// An instruction is one or two 32-bit little-endian words:
//
//   31      24 23      16 15       8 7        0     31              16 15               0
//  ┌──────────┬──────────┬──────────┬──────────┐   ┌──────────────────┬──────────────────┐
//  │    C     │    B     │    A     │ opcode   │   │        Y         │        X         │  (second word, some formats)
//  └──────────┴──────────┴──────────┴──────────┘   └──────────────────┴──────────────────┘
//
// Bx is C:B as an unsigned 16-bit number, sBx the same signed, sAx is C:B:A signed (24 bits), sXY the second word signed,
// sC is C signed. Jump distances count words from the end of the instruction (after its second word, if it has one).
//
// Notation: R[n] register n of the frame, K[n] constant, V[n] variable of the unit, IC[n] feedback slot, E environment.
// A window W is a call window beginning at R[W]: R[W], R[W+1] frame link, R[W+2] callee, R[W+3] `this`, R[W+4]… arguments.
// Registers: R[0] is `this`, R[1]… the parameters. There is no register 255: as an operand it means "none". A function that
// needs more registers keeps variables in an environment instead.
//
// Operand kinds and effects of every row are in compiler/image/op-table.ts, in the order of this enum.
// Which opcodes have a fast path in the loop function is the interpreter's choice (interp/loop.ts); numbers are dense.

export const enum Op {
  // Moves and constants -------------------------------------------------------------------------------------------------

  /** R[A] = R[B]. */
  Move,
  /** R[A] = sBx as an int. */
  LoadInt,
  /** R[A] = K[Bx]. */
  LoadConst,
  /** R[A] = the singleton whose payload is B. */
  LoadSingleton,

  // Variables -----------------------------------------------------------------------------------------------------------

  /** R[A] = V[Bx]. */
  GetVar,
  /** R[A] = V[Bx]; ReferenceError naming K[X] if it is Hole. */
  GetVarChecked,
  /** V[Bx] = R[A]. */
  SetVar,
  /** R[A] = slot C of the environment in R[B]. */
  GetEnv,
  /** Slot C of the environment in R[B] = R[A]. */
  SetEnv,
  /** R[A] = slot C of the environment B steps out from the function's own (0: the closure's environment itself). */
  GetOuter,
  /** The same; ReferenceError naming K[X] if it is Hole. */
  GetOuterChecked,
  /** Slot C of the environment B steps out = R[A]. */
  SetOuter,
  /** R[A] = global K[Y]; IC[X]. ReferenceError if there is none, unless C is 1 (typeof): undefined. May call a getter. */
  GetGlobal,

  // Arithmetic: int32 fast, double fast, the rest re-enters ---------------------------------------------------------------

  /** R[A] = R[B] + R[C]: numbers, strings, or the slow path (may call valueOf, toString). */
  Add,
  /** R[A] = R[B] - R[C]. */
  Sub,
  /** R[A] = R[B] * R[C]. */
  Mul,
  /** R[A] = R[B] / R[C]. */
  Div,
  /** R[A] = R[B] % R[C]. */
  Mod,
  /** R[A] = R[B] & R[C]. */
  BitAnd,
  /** R[A] = R[B] | R[C]. */
  BitOr,
  /** R[A] = R[B] ^ R[C]. */
  BitXor,
  /** R[A] = R[B] << R[C]. */
  Shl,
  /** R[A] = R[B] >> R[C]. */
  Shr,
  /** R[A] = R[B] >>> R[C]. */
  UShr,
  /** R[A] = R[B] + sC if sC is not negative, R[B] - -sC if it is; R[B] is converted as by that operator. */
  AddI,
  /** R[A] = ToNumeric(R[B]) + 1. */
  Inc,
  /** R[A] = ToNumeric(R[B]) - 1. */
  Dec,
  /** R[A] = R[B] & C (C unsigned). */
  BitAndI,
  /** R[A] = R[B] | C (C unsigned). */
  BitOrI,
  /** R[A] = R[B] << C. */
  ShlI,
  /** R[A] = R[B] >> C. */
  ShrI,
  /** R[A] = R[B] >>> C. */
  UShrI,

  // Jumps ---------------------------------------------------------------------------------------------------------------

  /** pc += sAx. */
  Jump,
  /** pc += sAx (backwards); one unit of fuel; safepoint. */
  Loop,
  /** if ToBoolean(R[A]): pc += sBx. */
  JTrue,
  /** if not ToBoolean(R[A]): pc += sBx. */
  JFalse,
  /** if (R[A] < R[B]) != C: pc += sXY. C is 0 or 1. */
  JLt,
  /** if (R[A] <= R[B]) != C: pc += sXY. */
  JLe,
  /** if (R[A] > R[B]) != C: pc += sXY. R[A] is converted first. */
  JGt,
  /** if (R[A] >= R[B]) != C: pc += sXY. R[A] is converted first. */
  JGe,
  /** if (R[A] === R[B]) != C: pc += sXY. */
  JSeq,
  /** if (R[A] == R[B]) != C: pc += sXY. */
  JEq,
  /** if (R[A] < sB) != C: pc += sXY. sB is B signed, an int. */
  JLtI,
  /** if (R[A] <= sB) != C: pc += sXY. */
  JLeI,
  /** if (R[A] > sB) != C: pc += sXY. */
  JGtI,
  /** if (R[A] >= sB) != C: pc += sXY. */
  JGeI,
  /** if (R[A] === sB) != C: pc += sXY. */
  JSeqI,
  /** if (R[A] is the singleton with payload B) != C: pc += sXY. `=== undefined`, `=== null`, default values. */
  JSeqS,
  /** if R[A] is undefined or null: pc += sBx. */
  JNullish,
  /** if R[A] is neither undefined nor null: pc += sBx. */
  JNotNullish,
  /** if (R[A] < R[B]) != C: pc += sXY (backwards); fuel; safepoint. */
  LoopLt,
  /** if (R[A] <= R[B]) != C: as LoopLt. */
  LoopLe,
  /** if (R[A] > R[B]) != C: as LoopLt. */
  LoopGt,
  /** if (R[A] >= R[B]) != C: as LoopLt. */
  LoopGe,
  /** R[A] = ToNumeric(R[A]) + 1; if R[A] < R[B]: as LoopLt. */
  IncLoopLt,
  /** if ToBoolean(R[A]) != C: pc += sXY (backwards); fuel; safepoint. */
  LoopIf,

  // Properties ----------------------------------------------------------------------------------------------------------

  /** R[A] = R[B].K[Y]; IC[X]. May call a getter. */
  GetProp,
  /** R[A] = R[B].length; K[Y] is "length"; IC[X]. May call a getter. */
  GetLength,
  /** R[A].K[Y] = R[B]; IC[X]; C is 1 in strict code. May call a setter. */
  SetProp,
  /** R[A] = R[B][R[C]]; IC[X]. May call a getter or toString. */
  GetElem,
  /** R[A][R[B]] = R[C]; IC[X]; Y is 1 in strict code. May call a setter or toString. */
  SetElem,

  // Calls ---------------------------------------------------------------------------------------------------------------

  /** R[A] = call of window B with C arguments; IC[X]; one unit of fuel; safepoint. */
  Call,
  /** Return R[A] to the caller. */
  Return,
  /** Return undefined. */
  ReturnUndefined,

  // More variables ------------------------------------------------------------------------------------------------------

  /** Slot C of the environment in R[B] is read into R[A]; ReferenceError naming K[X] if it is Hole. */
  GetEnvChecked,
  /** ReferenceError naming K[Bx] if R[A] is Hole. */
  CheckHole,
  /** V[Bx] = R[A]; ReferenceError naming K[X] if it was Hole. */
  SetVarChecked,
  /** Slot C of the environment in R[B] = R[A]; ReferenceError naming K[X] if it was Hole. */
  SetEnvChecked,
  /** Slot C of the environment B steps out = R[A]; ReferenceError naming K[X] if it was Hole. */
  SetOuterChecked,
  /** R[A] = slot X of the environment in R[B]; ReferenceError naming K[Y] if it is Hole. For slots above 255. */
  GetEnvWide,
  /** Slot X of the environment in R[B] = R[A]; C is 1: ReferenceError naming K[Y] if it was Hole. */
  SetEnvWide,
  /** R[A] = slot X of the environment B steps out; ReferenceError naming K[Y] if it is Hole. */
  GetOuterWide,
  /** Slot X of the environment B steps out = R[A]; C is 1: ReferenceError naming K[Y] if it was Hole. */
  SetOuterWide,
  /** R[A] = new environment with X slots, each Hole if C is 1 and undefined if 0; its parent is in R[B], or the closure's environment if B is 255. */
  NewEnv,
  /** R[A] = copy of the environment in R[B] (bindings of the next iteration). */
  CopyEnv,
  /** Global K[Y] = R[A]; IC[X]; C is 1 in strict code: ReferenceError if there is none. May call a setter. */
  SetGlobal,
  /** Declare global var K[Bx] (undefined if new); of a function, SetGlobal follows. SyntaxError, TypeError. A: GlobalDeclaration bits. */
  DeclareGlobal,
  /** Publish variable V[Bx] under the name K[X] to later scripts. SyntaxError if the name is taken. A: GlobalDeclaration bits. */
  DeclareLexical,

  // More operators

  /** R[A] = R[B] ** R[C]. */
  Exp,
  /** R[A] = -R[B]. */
  Neg,
  /** R[A] = ~R[B]. */
  BitNot,
  /** R[A] = ToNumber(R[B]) (unary plus; TypeError for a BigInt). */
  ToNumber,
  /** R[A] = ToNumeric(R[B]) (value of a postfix increment). */
  ToNumeric,
  /** R[A] = !R[B]. */
  Not,
  /** R[A] = typeof R[B]. */
  TypeOf,
  /** R[A] = R[B] < R[C]. */
  Lt,
  /** R[A] = R[B] <= R[C]. */
  Le,
  /** R[A] = R[B] > R[C]. */
  Gt,
  /** R[A] = R[B] >= R[C]. */
  Ge,
  /** R[A] = R[B] === R[C]. */
  Seq,
  /** R[A] = R[B] !== R[C]. */
  Sne,
  /** R[A] = R[B] == R[C]. */
  Eq,
  /** R[A] = R[B] != R[C]. */
  Ne,
  /** R[A] = R[B] in R[C]. */
  In,
  /** R[A] = R[B] instanceof R[C]. */
  InstanceOf,
  /** R[A] = ToObject(R[B]), for `with`. */
  WithObject,
  /** R[A] = does the object R[B] of a `with` have the variable named R[C]? What its @@unscopables names it has not. */
  WithHas,
  /** R[A] = concatenation of ToString of R[B] … R[B+C-1] (template literal). */
  Concat,
  /** R[A] = ToPropertyKey(R[B]). */
  ToKey,

  // Objects

  /** R[A] = {} with room for B inline properties. */
  NewObject,
  /** R[A] = object literal: keys K[Y] … K[Y+C-1], values R[B] … R[B+C-1]; IC[X] keeps the shape. Distinct string keys that are no indices. */
  NewLiteral,
  /** R[A] = array of R[B] … R[B+C-1]. */
  NewArray,
  /** Append R[B] to the array R[A]. */
  ArrayPush,
  /** Append a hole to the array R[A]. */
  ArrayHole,
  /** R[A] = RegExp with source K[X] and flags K[Y]. */
  NewRegExp,
  /** R[A] = template object: cooked strings K[Y] … K[Y+B-1], raw ones after; IC[X] keeps it. */
  TemplateObject,
  /** R[A].K[Y] = R[B] as CreateDataProperty (literals, fields); IC[X]. */
  DefineOwn,
  /** R[A][R[B]] = R[C] as CreateDataProperty. X is 1: R[C] is an anonymous function to be named. */
  DefineElem,
  /** Method R[C] under key R[B] of R[A]. X: 0 method, 1 getter, 2 setter; bit 2 set: enumerable. Names the function, sets its home object. */
  DefineMethod,
  /** Name the function R[A] after the key R[B]; C: 0 as it is, 1 "get ", 2 "set ". */
  SetFunctionName,
  /** Home object of the function R[A] = R[B]. */
  SetHome,
  /** Prototype of the literal R[A] = R[B] if that is an object or null. */
  SetProto,
  /** Copy the enumerable own properties of R[B] to R[A], except the C keys in R[X] … (spread, rest). */
  CopyProps,
  /** R[A] = delete R[B][R[C]]; X is 1 in strict code. */
  Delete,
  /** R[A] = super[R[B]] with receiver R[C]. May call a getter. */
  GetSuper,
  /** super[R[B]] = R[A] with receiver R[C]; X is 1 in strict code. */
  SetSuper,
  /** R[A] = R[B].#R[C]; IC[X]. */
  GetPrivate,
  /** R[A].#R[B] = R[C]; IC[X]. */
  SetPrivate,
  /** Add private name R[B] to R[A]. X: 0 field R[C], 1 method R[C], 2 getter R[C], 3 setter R[C]. */
  DefinePrivate,
  /** R[A] = #R[B] in R[C]. */
  HasPrivate,
  /** R[A] = new private name described by K[Bx]. */
  NewPrivateName,
  /** TypeError if R[A] is undefined or null ("Cannot destructure"). */
  RequireObject,
  /** TypeError if R[A] is not an object. B: 0 iterator result, 1 result of return(). */
  CheckObject,

  // Functions and classes

  /** R[A] = closure of function K[Bx] over the environment in R[X], or over the closure's own if X is 255. */
  Closure,
  /** R[A] = constructor from function K[Y], R[A+1] = its prototype; heritage R[B] or none if B is 255; environment R[C] or the closure's if 255. X: inline slots of the prototype. */
  NewClass,
  /** Field initializer of the class R[A] = function R[B]. */
  SetFields,
  /** R[A] = field initializer of the constructor in R[B], or undefined. */
  GetFields,
  /** R[A] = the running function. */
  LoadCallee,
  /** R[A] = new.target or undefined. */
  LoadNewTarget,
  /** R[0] = this of a sloppy function: object, wrapper or the global object. */
  CoerceThis,
  /** ReferenceError if R[A] is Hole: super() was not called. */
  CheckThis,
  /** ReferenceError if R[A] is not Hole: super() was called twice. */
  CheckThisUnbound,
  /**
   * R[A] = arguments object of all arguments. B is 0: as in strict code; 1: as in sloppy code with simple parameters (own `callee`;
   * MapArguments follows). Runs before a register above the parameters is written: the surplus arguments are still there.
   */
  CreateArguments,
  /** Elements 0… of the arguments object R[A] that were passed alias the slots 0… of the environment in R[B]; C is the number of formal parameters. */
  MapArguments,
  /** R[A] = array of the arguments from number B on (0 is the first). Runs before a register above the parameters is written. */
  CreateRest,
  /** R[A] = call of window B; the arguments are the elements of the array R[B+4]. */
  CallSpread,
  /** R[A] = new of window B with C arguments; R[B+2] is the constructor and new.target; IC[X]. The VM fills R[B+3]. */
  Construct,
  /** As Construct, the arguments are the elements of the array R[B+4]. */
  ConstructSpread,
  /** As Construct with new.target R[X] (super call). */
  ConstructAs,
  /** As ConstructSpread with new.target R[X]. */
  ConstructAsSpread,
  /**
   * R[A] = `new` of the parent of the running class, in the window at B, with the frame's own arguments and new.target
   * (constructor that was not written down). First of its function: arguments beyond the parameters lie where its registers are.
   */
  ConstructForward,
  /** Directly after every Construct…: R[A] = R[A] if it is an object, else the object in R[B+3]; errors of derived constructors. */
  ConstructResult,
  /** R[A] = parent constructor of the class R[B]; TypeError if it is none. */
  GetSuperConstructor,
  /** R[A] = intrinsic X called with C arguments R[B+1] … (R[B] stands for `this`). Library code only. */
  CallIntrinsic,
  /** R[A] = function B of the library (`Helper`). */
  LoadHelper,

  // Iteration

  /** R[A], R[A+1], R[A+2] = iterator record of R[B]: iterator, next, state. C is 1: arrays get an iterator too. State is an int while an array is walked directly, null for a generator, else undefined. May call. */
  GetIterator,
  /**
   * Direct walk of the record R[B]: at the end pc += sX, else R[A] = value and pc += sY. A generator's frame is pushed above this one
   * and comes back the same ways. If the record is no direct walk, goes on with the next instruction, where the generic protocol
   * (Call, CheckObject, done, value) is spelled out.
   */
  IterNext,
  /** if the record R[A] is a direct walk (nothing to close): pc += sBx. */
  JIterDirect,
  /** R[A], R[A+1], R[A+2] = record of the async iterator of R[B]; a sync one is wrapped. May call. */
  GetAsyncIterator,
  /** R[A] = state of a for-in loop over R[B]. */
  ForInStart,
  /** R[A] = next key of the loop R[B], or at the end pc += sXY. */
  ForInNext,

  // Exceptions and modules

  /** Throw R[A]. */
  Throw,
  /** Throw an error of kind A (ErrorKind) with message K[Bx]. */
  ThrowError,
  /** R[A] = namespace object of module Bx of this unit. */
  ModuleNamespace,
  /** R[A] = a new object without prototype for import.meta of module Bx. */
  ImportMeta,
  /** R[A] = what the library does with modules: function Bx (ModuleHook). */
  LoadModuleHook,
  /**
   * R[A] = call of window B with C arguments; if the callee is %eval%, a direct eval of R[B+4] in the environment R[X] (the closure's
   * own if X is 255), in which the string may use what K[Y] describes (compiler/scope/eval-scopes.ts).
   */
  CallEval,
  /** Statement `debugger`: nothing, unless a debugger listens. */
  Debugger,

  // Suspension: what lies below R[B] is kept in the generator's cell, R[B] and everything above is lost. See interp/generators.ts.

  /** The frame becomes a generator, suspended before the next instruction; the caller gets its object. After the parameters. */
  CreateGenerator,
  /**
   * Suspends; whoever resumed gets R[C]. Resumed by next: R[A] = what was sent, pc += sXY. By return: R[A] = its argument, and on
   * with the next instruction. By throw: throws. In an async generator R[C] was awaited.
   */
  Yield,
  /** The same, but R[C] is the result object of an inner iterator, which is passed on as it is (yield*). */
  YieldResult,
  /** Suspends an async function until the promise of R[C] is settled: R[A] = its value, or throws its reason. */
  Await,
  /** The generator or async function ends with R[A]. These have no Return. */
  Finish,

  /** Runs the compiled code of the frame's function. Never in an image: it stands in JitRecord.Stub. */
  EnterCompiled,
  /** A call that compiled code made has returned to it: ends the run. Never in an image: it stands in Nested.End. */
  EndNested,

  /** Number of opcodes. */
  Count,
}

/** Bits of DeclareGlobal's and DeclareLexical's A. */
export const enum GlobalDeclaration {
  /** DeclareGlobal: a function. */
  Function = 1,
  /** DeclareLexical: a constant. */
  Constant = 1,
  /** DeclareGlobal: the property can be deleted, as an eval declares it. */
  Deletable = 2,
  /** Only look whether the declaration is possible. */
  Check = 4,
}

/** What the library does with modules that are evaluated in turns: vm-assembly/lib/modules.ts. */
export const enum ModuleHook {
  /** Makes records of a table. */
  Link = 0,
  /** Evaluates a module and what it imports. */
  Evaluate = 1,
  /** import(). */
  Import = 2,
  /** Namespace object of a module that another unit brought. */
  Namespace = 3,
  /** Lets a namespace object show a variable of another one. */
  Share = 4,
  Count = 5,
}

/** What stands in the table of modules for each of them, before its requests and imports. */
export const enum ModuleField {
  /** Function that runs the top level; undefined: the module cannot be evaluated, `Error` says why. */
  Body = 0,
  /** Its namespace object; undefined if nothing asks for it. */
  Namespace = 1,
  Name = 2,
  /** `ModuleTrait` bits. */
  Traits = 3,
  /** What is wrong with it. */
  Error = 4,
  /** Number of requests, then their places among the modules; number of literal import()s, then specifier and place, or why there is none. */
  Requests = 5,
}

export const enum ModuleTrait {
  /** Its top level awaits. */
  Async = 1,
  Json = 2,
  /** It cannot be evaluated since something was not found, rather than for a wrong source. */
  NotFound = 4,
  /** Another unit brought it: only its name is given. */
  External = 8,
}

/** Dispatch limits. */
export const enum OpLimit {
  NoRegister = 255,
  MaxRegisters = 250,
}

/** Kinds of errors that instructions and natives throw. */
export const enum ErrorKind {
  Error = 0,
  TypeError = 1,
  RangeError = 2,
  ReferenceError = 3,
  SyntaxError = 4,
  EvalError = 5,
  URIError = 6,
  AggregateError = 7,
  SuppressedError = 8,
}
