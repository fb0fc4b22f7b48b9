// One row per opcode: what its fields mean and what it may do. Encoder, verifier, disassembler, register allocation and
// the documentation page read only this. `Record<keyof typeof Op, …>` makes a missing row a type error.

import type { Op } from '../../vm-assembly/abi/opcodes.ts';

/** What a field of an instruction holds. */
export const enum Operand {
  None,
  /** Register that is written. */
  Dst,
  /** Register that is read. */
  Src,
  /** Register that is read and written. */
  Mod,
  /** Register that is read, or 255 for none. */
  SrcOpt,
  /** First of two registers that are written. */
  DstPair,
  /** First of three registers that are written: an iterator record. */
  DstTriple,
  /** First of three registers that are read and written: an iterator record. */
  Record,
  /** First of C registers that are read. */
  Range,
  /** First register of a call window with C arguments: R[W+2] … R[W+3+C] are read, everything from R[W] on is lost. */
  Window,
  /** As Window, but R[W+3] is written, not read. */
  NewWindow,
  /** Call window whose only argument is an array: R[W+2] … R[W+4] are read. */
  WindowSpread,
  /** As WindowSpread, but R[W+3] is written, not read. */
  NewWindowSpread,
  /** Window of which only the callee is read (arguments come from the running frame). */
  NewWindowForward,
  /** First of the registers that are lost while the function is suspended. */
  Suspend,
  /** First of C + 1 registers, the first of which is not read. */
  Native,
  /** Window of the instruction before: R[W+3] is read. */
  Result,
  /** Unsigned number of the field's width. */
  Imm,
  /** Signed number of the field's width. */
  SImm,
  /** Index of a constant. */
  Const,
  /** First of C (NewLiteral) or 2 B (TemplateObject) constants. */
  ConstRun,
  /** Constant that is a function. */
  Func,
  /** Index of a variable of the unit. */
  Var,
  /** Index of a feedback slot. */
  Feedback,
  /** Jump distance. */
  Jump,
}

/** How the fields are packed. */
export const enum Form {
  /** One word, A B C. */
  ABC,
  /** One word, A and a 16-bit B. */
  ABx,
  /** One word, a 24-bit A. */
  Ax,
  /** Two words, A B C, X Y. */
  ABCXY,
  /** Two words, A and a 16-bit B, X Y. */
  ABxXY,
  /** Two words, A B C and a 32-bit jump distance. */
  ABCJ,
}

/** What an instruction may do besides writing its registers. */
export const enum Effect {
  None = 0,
  /** Throws. */
  Throws = 1,
  /** Runs guest code: getters, setters, valueOf, the callee. */
  Reenters = 2,
  /** Allocates, so a collection may run. */
  Allocates = 4,
  /** Writes variables, environments, properties or other state. */
  Writes = 8,
  /** Fuel and interrupts are looked at here. */
  Safepoint = 16,
  /** Control never goes to the next instruction. */
  Ends = 32,
}

/** One row. */
export interface OpInfo {
  form: Form;
  a: Operand;
  b: Operand;
  c: Operand;
  x: Operand;
  y: Operand;
  effects: number;
  /** Units of fuel that the instruction itself costs. */
  fuel: number;
  /** Operands in the notation of abi/opcodes.ts. */
  doc: string;
}

const N = Operand.None;
const D = Operand.Dst;
const S = Operand.Src;
const I = Operand.Imm;
const K = Operand.Const;
const F = Operand.Feedback;
const J = Operand.Jump;

const T = Effect.Throws;
const GUEST = Effect.Throws | Effect.Reenters | Effect.Allocates | Effect.Writes;
const CALL = GUEST | Effect.Safepoint;
/** Running out of memory ends the isolate; it is no exception. */
const ALLOC = Effect.Allocates;
const W = Effect.Writes;

function abc(a: Operand, b: Operand, c: Operand, effects: number, doc: string): OpInfo {
  return { form: Form.ABC, a, b, c, x: N, y: N, effects, fuel: 0, doc };
}

function abx(a: Operand, b: Operand, effects: number, doc: string): OpInfo {
  return { form: Form.ABx, a, b, c: N, x: N, y: N, effects, fuel: 0, doc };
}

function abcxy(a: Operand, b: Operand, c: Operand, x: Operand, y: Operand, effects: number, doc: string): OpInfo {
  return { form: Form.ABCXY, a, b, c, x, y, effects, fuel: 0, doc };
}

function abxxy(a: Operand, b: Operand, x: Operand, y: Operand, effects: number, doc: string): OpInfo {
  return { form: Form.ABxXY, a, b, c: N, x, y, effects, fuel: 0, doc };
}

/** Compare and branch, 32-bit distance. */
function branch(a: Operand, b: Operand, effects: number, doc: string): OpInfo {
  return { form: Form.ABCJ, a, b, c: I, x: J, y: N, effects, fuel: 0, doc };
}

/** The same, backwards: one unit of fuel. */
function loop(a: Operand, b: Operand, effects: number, doc: string): OpInfo {
  return { form: Form.ABCJ, a, b, c: I, x: J, y: N, effects: effects | Effect.Safepoint, fuel: 1, doc };
}

function binary(symbol: string): OpInfo {
  return abc(D, S, S, GUEST, `R[A] = R[B] ${symbol} R[C]`);
}

function immediate(symbol: string): OpInfo {
  return abc(D, S, I, GUEST, `R[A] = R[B] ${symbol} C`);
}

function call(b: Operand, c: Operand, x: Operand, doc: string): OpInfo {
  return { form: Form.ABCXY, a: D, b, c, x, y: N, effects: CALL, fuel: 1, doc };
}

function suspend(doc: string): OpInfo {
  return { form: Form.ABCJ, a: D, b: Operand.Suspend, c: S, x: J, y: N, effects: CALL, fuel: 1, doc };
}

/** The rows, in the order of the enum. */
export const OP_TABLE: Record<Exclude<keyof typeof Op, 'Count'>, OpInfo> = {
  Move: abc(D, S, N, 0, 'R[A] = R[B]'),
  LoadInt: abx(D, Operand.SImm, 0, 'R[A] = sBx'),
  LoadConst: abx(D, K, 0, 'R[A] = K[Bx]'),
  LoadSingleton: abc(D, I, N, 0, 'R[A] = singleton B'),

  GetVar: abx(D, Operand.Var, 0, 'R[A] = V[Bx]'),
  GetVarChecked: abxxy(D, Operand.Var, K, N, T, 'R[A] = V[Bx], checked, named K[X]'),
  SetVar: abx(S, Operand.Var, W, 'V[Bx] = R[A]'),
  GetEnv: abc(D, S, I, 0, 'R[A] = env R[B] slot C'),
  SetEnv: abc(S, S, I, W, 'env R[B] slot C = R[A]'),
  GetOuter: abc(D, I, I, 0, 'R[A] = outer env B slot C'),
  GetOuterChecked: abcxy(D, I, I, K, N, T, 'R[A] = outer env B slot C, checked, named K[X]'),
  SetOuter: abc(S, I, I, W, 'outer env B slot C = R[A]'),
  GetGlobal: abcxy(D, N, I, F, K, GUEST, 'R[A] = global K[Y]; IC[X]; C: typeof'),

  Add: binary('+'),
  Sub: binary('-'),
  Mul: binary('*'),
  Div: binary('/'),
  Mod: binary('%'),
  BitAnd: binary('&'),
  BitOr: binary('|'),
  BitXor: binary('^'),
  Shl: binary('<<'),
  Shr: binary('>>'),
  UShr: binary('>>>'),
  AddI: abc(D, S, Operand.SImm, GUEST, 'R[A] = R[B] + sC; negative sC: R[B] - -sC'),
  Inc: abc(D, S, N, GUEST, 'R[A] = R[B] + 1, numeric'),
  Dec: abc(D, S, N, GUEST, 'R[A] = R[B] - 1, numeric'),
  BitAndI: immediate('&'),
  BitOrI: immediate('|'),
  ShlI: immediate('<<'),
  ShrI: immediate('>>'),
  UShrI: immediate('>>>'),

  Jump: { form: Form.Ax, a: J, b: N, c: N, x: N, y: N, effects: Effect.Ends, fuel: 0, doc: 'pc += sAx' },
  Loop: {
    form: Form.Ax,
    a: J,
    b: N,
    c: N,
    x: N,
    y: N,
    effects: Effect.Ends | Effect.Safepoint,
    fuel: 1,
    doc: 'pc += sAx, backwards',
  },
  JTrue: abx(S, J, 0, 'if R[A]: pc += sBx'),
  JFalse: abx(S, J, 0, 'if not R[A]: pc += sBx'),
  JLt: branch(S, S, GUEST, 'if (R[A] < R[B]) != C: pc += sXY'),
  JLe: branch(S, S, GUEST, 'if (R[A] <= R[B]) != C: pc += sXY'),
  JGt: branch(S, S, GUEST, 'if (R[A] > R[B]) != C: pc += sXY'),
  JGe: branch(S, S, GUEST, 'if (R[A] >= R[B]) != C: pc += sXY'),
  JSeq: branch(S, S, ALLOC, 'if (R[A] === R[B]) != C: pc += sXY'),
  JEq: branch(S, S, GUEST, 'if (R[A] == R[B]) != C: pc += sXY'),
  JLtI: branch(S, Operand.SImm, GUEST, 'if (R[A] < sB) != C: pc += sXY'),
  JLeI: branch(S, Operand.SImm, GUEST, 'if (R[A] <= sB) != C: pc += sXY'),
  JGtI: branch(S, Operand.SImm, GUEST, 'if (R[A] > sB) != C: pc += sXY'),
  JGeI: branch(S, Operand.SImm, GUEST, 'if (R[A] >= sB) != C: pc += sXY'),
  JSeqI: branch(S, Operand.SImm, 0, 'if (R[A] === sB) != C: pc += sXY'),
  JSeqS: branch(S, I, 0, 'if (R[A] is singleton B) != C: pc += sXY'),
  JNullish: abx(S, J, 0, 'if R[A] is undefined or null: pc += sBx'),
  JNotNullish: abx(S, J, 0, 'if R[A] is neither undefined nor null: pc += sBx'),
  LoopLt: loop(S, S, GUEST, 'if (R[A] < R[B]) != C: pc += sXY, backwards'),
  LoopLe: loop(S, S, GUEST, 'if (R[A] <= R[B]) != C: pc += sXY, backwards'),
  LoopGt: loop(S, S, GUEST, 'if (R[A] > R[B]) != C: pc += sXY, backwards'),
  LoopGe: loop(S, S, GUEST, 'if (R[A] >= R[B]) != C: pc += sXY, backwards'),
  IncLoopLt: loop(Operand.Mod, S, GUEST, 'R[A]++; if (R[A] < R[B]) != C: pc += sXY, backwards'),
  LoopIf: loop(S, N, 0, 'if ToBoolean(R[A]) != C: pc += sXY, backwards'),

  GetProp: abcxy(D, S, N, F, K, GUEST, 'R[A] = R[B].K[Y]; IC[X]'),
  GetLength: abcxy(D, S, N, F, K, GUEST, 'R[A] = R[B].length; IC[X]; K[Y]'),
  SetProp: abcxy(S, S, I, F, K, GUEST, 'R[A].K[Y] = R[B]; IC[X]; C: strict'),
  GetElem: abcxy(D, S, S, F, N, GUEST, 'R[A] = R[B][R[C]]; IC[X]'),
  SetElem: abcxy(S, S, S, F, I, GUEST, 'R[A][R[B]] = R[C]; IC[X]; Y: strict'),

  Call: call(Operand.Window, I, F, 'R[A] = call window B, C arguments; IC[X]'),
  Return: abc(S, N, N, Effect.Ends, 'return R[A]'),
  ReturnUndefined: abc(N, N, N, Effect.Ends, 'return undefined'),

  GetEnvChecked: abcxy(D, S, I, K, N, T, 'R[A] = env R[B] slot C, checked, named K[X]'),
  CheckHole: abx(S, K, T, 'check R[A], named K[Bx]'),
  SetVarChecked: abxxy(S, Operand.Var, K, N, T | W, 'V[Bx] = R[A], checked, named K[X]'),
  SetEnvChecked: abcxy(S, S, I, K, N, T | W, 'env R[B] slot C = R[A], checked, named K[X]'),
  SetOuterChecked: abcxy(S, I, I, K, N, T | W, 'outer env B slot C = R[A], checked, named K[X]'),
  GetEnvWide: abcxy(D, S, N, I, K, T, 'R[A] = env R[B] slot X, checked, named K[Y]'),
  SetEnvWide: abcxy(S, S, I, I, K, T | W, 'env R[B] slot X = R[A]; C: checked, named K[Y]'),
  GetOuterWide: abcxy(D, I, N, I, K, T, 'R[A] = outer env B slot X, checked, named K[Y]'),
  SetOuterWide: abcxy(S, I, I, I, K, T | W, 'outer env B slot X = R[A]; C: checked, named K[Y]'),
  NewEnv: abcxy(D, Operand.SrcOpt, I, I, N, ALLOC, 'R[A] = new env, parent R[B], X slots; C: holes'),
  CopyEnv: abc(D, S, N, ALLOC, 'R[A] = copy of env R[B]'),
  SetGlobal: abcxy(S, N, I, F, K, GUEST, 'global K[Y] = R[A]; IC[X]; C: strict'),
  DeclareGlobal: abx(I, K, GUEST, 'declare global K[Bx]; A: how'),
  DeclareLexical: abxxy(I, Operand.Var, K, N, T | W | Effect.Allocates, 'publish V[Bx] as K[X]; A: how'),

  Exp: binary('**'),
  Neg: abc(D, S, N, GUEST, 'R[A] = -R[B]'),
  BitNot: abc(D, S, N, GUEST, 'R[A] = ~R[B]'),
  ToNumber: abc(D, S, N, GUEST, 'R[A] = ToNumber(R[B])'),
  ToNumeric: abc(D, S, N, GUEST, 'R[A] = ToNumeric(R[B])'),
  Not: abc(D, S, N, 0, 'R[A] = !R[B]'),
  TypeOf: abc(D, S, N, 0, 'R[A] = typeof R[B]'),
  Lt: binary('<'),
  Le: binary('<='),
  Gt: binary('>'),
  Ge: binary('>='),
  Seq: abc(D, S, S, ALLOC, 'R[A] = R[B] === R[C]'),
  Sne: abc(D, S, S, ALLOC, 'R[A] = R[B] !== R[C]'),
  Eq: binary('=='),
  Ne: binary('!='),
  In: binary('in'),
  InstanceOf: binary('instanceof'),
  WithObject: abc(D, S, N, GUEST, 'R[A] = ToObject(R[B])'),
  WithHas: abc(D, S, S, GUEST, 'R[A] = the object R[B] of a `with` has the variable R[C]'),
  Concat: abc(D, Operand.Range, I, GUEST, 'R[A] = concatenation of R[B] … R[B+C-1]'),
  ToKey: abc(D, S, N, GUEST, 'R[A] = ToPropertyKey(R[B])'),

  NewObject: abc(D, I, N, ALLOC, 'R[A] = {} with room for B'),
  NewLiteral: abcxy(D, Operand.Range, I, F, Operand.ConstRun, ALLOC, 'R[A] = { K[Y]…: R[B]… } with C keys; IC[X]'),
  NewArray: abc(D, Operand.Range, I, ALLOC, 'R[A] = [R[B] … R[B+C-1]]'),
  ArrayPush: abc(S, S, N, ALLOC | W, 'append R[B] to the array R[A]'),
  ArrayHole: abc(S, N, N, ALLOC | W, 'append a hole to the array R[A]'),
  NewRegExp: abcxy(D, N, N, K, K, ALLOC, 'R[A] = RegExp, source K[X], flags K[Y]'),
  TemplateObject: abcxy(D, I, N, F, Operand.ConstRun, ALLOC, 'R[A] = template object of B strings K[Y]…; IC[X]'),
  DefineOwn: abcxy(S, S, N, F, K, GUEST, 'define R[A].K[Y] = R[B]; IC[X]'),
  DefineElem: abcxy(S, S, S, I, N, GUEST, 'define R[A][R[B]] = R[C]; X: name it'),
  DefineMethod: abcxy(S, S, S, I, N, GUEST, 'define method R[C] under key R[B] of R[A]; X: kind'),
  SetFunctionName: abc(S, S, I, ALLOC | W, 'name the function R[A] after R[B]; C: prefix'),
  SetHome: abc(S, S, N, W, 'home object of R[A] = R[B]'),
  SetProto: abc(S, S, N, ALLOC | W, 'prototype of R[A] = R[B]'),
  CopyProps: abcxy(S, S, I, Operand.Range, N, GUEST, 'copy properties of R[B] to R[A], except the C keys R[X]…'),
  Delete: abcxy(D, S, S, I, N, GUEST, 'R[A] = delete R[B][R[C]]; X: strict'),
  GetSuper: abcxy(D, S, S, F, N, GUEST, 'R[A] = super[R[B]], receiver R[C]; X: profile'),
  SetSuper: abcxy(S, S, S, I, N, GUEST, 'super[R[B]] = R[A], receiver R[C]; X: strict'),
  GetPrivate: abcxy(D, S, S, F, N, GUEST, 'R[A] = R[B].#R[C]; IC[X]'),
  SetPrivate: abcxy(S, S, S, F, N, GUEST, 'R[A].#R[B] = R[C]; IC[X]'),
  DefinePrivate: abcxy(S, S, S, F, I, ALLOC | W, 'add private R[B] to R[A]: R[C]; Y: kind; X: profile'),
  HasPrivate: abc(D, S, S, T, 'R[A] = #R[B] in R[C]'),
  NewPrivateName: abx(D, K, ALLOC, 'R[A] = private name K[Bx]'),
  RequireObject: abc(S, N, N, T, 'R[A] must not be undefined or null'),
  CheckObject: abc(S, I, N, T, 'R[A] must be an object; B: what for'),

  Closure: abxxy(D, Operand.Func, Operand.SrcOpt, N, ALLOC, 'R[A] = closure of K[Bx] over the environment R[X]'),
  NewClass: abcxy(
    Operand.DstPair,
    Operand.SrcOpt,
    Operand.SrcOpt,
    I,
    Operand.Func,
    GUEST,
    'R[A] = class of K[Y], R[A+1] = prototype; heritage R[B], environment R[C], X inline slots',
  ),
  SetFields: abc(S, S, N, W, 'field initializer of the class R[A] = R[B]'),
  GetFields: abc(D, S, N, 0, 'R[A] = field initializer of R[B]'),
  LoadCallee: abc(D, N, N, 0, 'R[A] = the running function'),
  LoadNewTarget: abc(D, N, N, 0, 'R[A] = new.target'),
  CoerceThis: abc(N, N, N, Effect.Allocates | W, 'R[0] = this of a sloppy function'),
  CheckThis: abc(S, N, N, T, 'R[A] must be initialized'),
  CheckThisUnbound: abc(S, N, N, T, 'R[A] must not be initialized'),
  CreateArguments: abc(D, I, N, ALLOC, 'R[A] = arguments object; B: sloppy'),
  MapArguments: abc(S, S, I, W, 'arguments object R[A] aliases C slots of env R[B]'),
  CreateRest: abc(D, I, N, ALLOC, 'R[A] = array of the arguments from B on'),
  CallSpread: call(Operand.WindowSpread, N, N, 'R[A] = call window B, arguments in the array R[B+4]'),
  Construct: call(Operand.NewWindow, I, F, 'R[A] = new window B, C arguments; IC[X]'),
  ConstructSpread: call(Operand.NewWindowSpread, N, N, 'R[A] = new window B, arguments in the array R[B+4]'),
  ConstructAs: call(Operand.NewWindow, I, S, 'R[A] = new window B, C arguments, new.target R[X]'),
  ConstructAsSpread: call(Operand.NewWindowSpread, N, S, 'R[A] = new window B, array R[B+4], new.target R[X]'),
  ConstructForward: call(
    Operand.NewWindowForward,
    N,
    N,
    'R[A] = new parent class in window B, own arguments, new.target',
  ),
  ConstructResult: abc(Operand.Mod, Operand.Result, N, T, 'R[A] = R[A] if it is an object, else R[B+3]'),
  GetSuperConstructor: abc(D, S, N, T, 'R[A] = parent constructor of the class R[B]'),
  CallIntrinsic: abcxy(D, Operand.Native, I, I, N, GUEST, 'R[A] = intrinsic X, C arguments R[B+1]…'),
  LoadHelper: abc(D, I, N, CALL, 'R[A] = helper B of the library'),

  GetIterator: abcxy(
    Operand.DstTriple,
    S,
    I,
    F,
    N,
    CALL,
    'R[A…A+2] = iterator record of R[B]; C: no direct walk; X: profile',
  ),
  IterNext: abcxy(
    D,
    Operand.Record,
    N,
    J,
    J,
    CALL,
    'R[A] = next of the record R[B]: pc += sX at the end, pc += sY with a value',
  ),
  JIterDirect: abx(Operand.Record, J, 0, 'if the record R[A] is a direct walk: pc += sBx'),
  GetAsyncIterator: abc(Operand.DstTriple, S, N, CALL, 'R[A…A+2] = record of the async iterator of R[B]'),
  ForInStart: abc(D, S, N, GUEST, 'R[A] = state of for-in over R[B]'),
  ForInNext: branch(D, S, GUEST, 'R[A] = next key of R[B], or pc += sXY'),

  Throw: abc(S, N, N, T | Effect.Ends, 'throw R[A]'),
  ThrowError: abx(I, K, T | Effect.Ends, 'throw error of kind A, message K[Bx]'),
  ModuleNamespace: abx(D, I, ALLOC, 'R[A] = namespace of module Bx'),
  ImportMeta: abx(D, I, ALLOC, 'R[A] = new object for import.meta of module Bx'),
  LoadModuleHook: abx(D, I, 0, 'R[A] = function Bx of the library of modules'),
  CallEval: {
    form: Form.ABCXY,
    a: D,
    b: Operand.Window,
    c: I,
    x: Operand.SrcOpt,
    y: K,
    effects: CALL,
    fuel: 1,
    doc: 'R[A] = call window B, C arguments; of %eval%: direct, environment R[X], scopes K[Y]',
  },
  Debugger: abc(N, N, N, W, 'debugger'),

  CreateGenerator: abc(N, Operand.Suspend, N, CALL, 'suspend as a new generator, keeping what is below R[B]'),
  Yield: suspend('suspend below R[B], giving R[C]; R[A] = what was sent, next: pc += sXY'),
  YieldResult: suspend('suspend below R[B], giving the result R[C]; R[A] = what was sent, next: pc += sXY'),
  Await: abc(D, Operand.Suspend, S, CALL, 'suspend below R[B] until R[C] is settled; R[A] = its value'),
  Finish: abc(S, N, N, GUEST | Effect.Ends, 'end the generator or async function with R[A]'),
  EnterCompiled: abc(N, N, N, GUEST | Effect.Ends, 'run the compiled code of the function; never in an image'),
  EndNested: abc(N, N, N, Effect.Ends, 'go back to the compiled code that called; never in an image'),
};

/** Names of the opcodes, by number. */
export const OP_NAMES: readonly string[] = Object.keys(OP_TABLE);

/** Rows of the table by opcode number. */
export const OP_INFO: readonly OpInfo[] = OP_NAMES.map((name) => OP_TABLE[name as keyof typeof OP_TABLE]);

/** The same as flat tables, for passes that look at every instruction. */
export const OP_FORM: Uint8Array = Uint8Array.from(OP_INFO, (info) => info.form);
export const OP_A: Uint8Array = Uint8Array.from(OP_INFO, (info) => info.a);
export const OP_B: Uint8Array = Uint8Array.from(OP_INFO, (info) => info.b);
export const OP_C: Uint8Array = Uint8Array.from(OP_INFO, (info) => info.c);
export const OP_X: Uint8Array = Uint8Array.from(OP_INFO, (info) => info.x);
export const OP_Y: Uint8Array = Uint8Array.from(OP_INFO, (info) => info.y);
export const OP_EFFECTS: Uint8Array = Uint8Array.from(OP_INFO, (info) => info.effects);
