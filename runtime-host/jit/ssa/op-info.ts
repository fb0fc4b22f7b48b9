// One row per operation of the SSA form: what its inputs are, what its result may be, and what it does besides. Verifier, printer and
// emitter read only this. `Record<keyof typeof NodeOp, …>` makes a missing row a type error; the order is that of the enum.

import { type NodeOp, Rep } from './node.ts';

/** What an operation may do besides computing its result. */
export const enum Does {
  /** Nothing: may be moved to where its result is needed, repeated and dropped. */
  Nothing,
  /** Looks at memory that others write, or at a cell that nothing may keep alive any longer: stays in its place. */
  Reads,
  /** Leaves through its frame state when what it promises does not hold. */
  Leaves,
  /** Writes memory. */
  Writes,
  /** Takes memory from the heap; leaves when there is none. */
  Allocates,
  /** Anything: the guest may run, the collector may run. */
  Calls,
  /** Ends its block. */
  Ends,
}

/**
 * Inputs: a letter each. i Int, d Double, b Bool, o Object, s String, r Raw, t Tagged, p a pointer (Object, String or Raw), a an Int or a Raw, n a number
 * (Int or Double), v any representation. A last `…` repeats the letter before it, `?` makes it optional.
 * Results: the letters that are possible, '' for none.
 */
type Row = readonly [inputs: string, results: string, does: Does];

const ROWS: Readonly<Record<Exclude<keyof typeof NodeOp, 'Count'>, Row>> = {
  ConstInt: ['', 'i', Does.Nothing],
  ConstDouble: ['', 'd', Does.Nothing],
  ConstBool: ['', 'b', Does.Nothing],
  ConstTagged: ['', 't', Does.Nothing],
  ConstCell: ['', 'osr', Does.Nothing],
  ConstRaw: ['', 'r', Does.Nothing],

  EntryRegister: ['', 't', Does.Reads],
  Phi: ['v…', 'idbosrt', Does.Nothing],
  Jump: ['', '', Does.Ends],
  Branch: ['b', '', Does.Ends],
  Return: ['tt?', '', Does.Ends],
  Leave: ['', '', Does.Ends],
  Reenter: ['', '', Does.Ends],
  BurnLoop: ['', '', Does.Leaves],
  EnterInlined: ['', '', Does.Leaves],
  BurnCall: ['', '', Does.Leaves],

  Box: ['v', 't', Does.Nothing],
  IntToDouble: ['i', 'd', Does.Nothing],
  BoolToInt: ['b', 'i', Does.Nothing],
  DoubleToInt32: ['d', 'i', Does.Nothing],
  UintToDouble: ['i', 'd', Does.Nothing],
  Unbox: ['t', 'idbosr', Does.Nothing],
  // The cell of a string or BigInt is looked at, which nobody may have freed yet: it has to be done in its place.
  Truthy: ['t', 'b', Does.Reads],
  TestTag: ['t', 'b', Does.Nothing],

  CheckInt: ['t', 'i', Does.Leaves],
  CheckNumber: ['t', 'd', Does.Leaves],
  CheckDoubleInt: ['d', 'i', Does.Leaves],
  CheckObject: ['t', 'o', Does.Leaves],
  CheckString: ['t', 's', Does.Leaves],
  CheckBool: ['t', 'b', Does.Leaves],
  CheckNotHole: ['t', 't', Does.Leaves],
  Guard: ['b', '', Does.Leaves],
  CheckEpoch: ['', '', Does.Leaves],
  AddInt: ['ii', 'i', Does.Leaves],
  SubInt: ['ii', 'i', Does.Leaves],
  MulInt: ['ii', 'i', Does.Leaves],
  NegInt: ['i', 'i', Does.Leaves],
  ModInt: ['ii', 'i', Does.Leaves],
  UShrInt: ['ii', 'i', Does.Leaves],

  // Of an address and a distance too.
  AddInt32: ['ai', 'ir', Does.Nothing],
  SubInt32: ['ii', 'i', Does.Nothing],
  MulInt32: ['ii', 'i', Does.Nothing],
  AndInt: ['ii', 'i', Does.Nothing],
  OrInt: ['ii', 'i', Does.Nothing],
  XorInt: ['ii', 'i', Does.Nothing],
  ShlInt: ['ii', 'i', Does.Nothing],
  ShrInt: ['ii', 'i', Does.Nothing],
  UShrInt32: ['ii', 'i', Does.Nothing],
  AddDouble: ['dd', 'd', Does.Nothing],
  SubDouble: ['dd', 'd', Does.Nothing],
  MulDouble: ['dd', 'd', Does.Nothing],
  DivDouble: ['dd', 'd', Does.Nothing],
  ModDouble: ['dd', 'd', Does.Nothing],
  PowDouble: ['dd', 'd', Does.Nothing],
  NegDouble: ['d', 'd', Does.Nothing],
  AbsDouble: ['d', 'd', Does.Nothing],
  SqrtDouble: ['d', 'd', Does.Nothing],
  FloorDouble: ['d', 'd', Does.Nothing],
  CeilDouble: ['d', 'd', Does.Nothing],
  TruncDouble: ['d', 'd', Does.Nothing],
  MinDouble: ['dd', 'd', Does.Nothing],
  MaxDouble: ['dd', 'd', Does.Nothing],
  MathDouble: ['d', 'd', Does.Nothing],
  AbsInt: ['i', 'i', Does.Nothing],
  ClzInt: ['i', 'i', Does.Nothing],
  CompareInt: ['ii', 'b', Does.Nothing],
  CompareUint: ['ii', 'b', Does.Nothing],
  CompareDouble: ['dd', 'b', Does.Nothing],
  SameAddress: ['pp', 'b', Does.Nothing],
  SameBits: ['tt', 'b', Does.Nothing],
  // Strings may be flattened, which nobody sees.
  StrictEquals: ['tt', 'b', Does.Reads],
  NotBool: ['b', 'b', Does.Nothing],
  AndBool: ['bb', 'b', Does.Nothing],

  Load: ['p?', 'idbosrt', Does.Reads],
  Store: ['pv', '', Does.Writes],
  LoadElement: ['ri', 'idbosrt', Does.Reads],
  StoreElement: ['rit', '', Does.Writes],
  LoadTyped: ['ri', 'id', Does.Reads],
  StoreTyped: ['rin', '', Does.Writes],
  LoadChar: ['si', 'i', Does.Reads],

  NewObject: ['', 'o', Does.Allocates],
  NewArray: ['t…', 'o', Does.Allocates],
  NewClosure: ['po', 'o', Does.Allocates],
  NewEnvironment: ['p?', 'or', Does.Allocates],

  Virtual: ['', 'o', Does.Nothing],

  CallCode: ['ott…', 't', Does.Calls],
  CallNative: ['ott…', 't', Does.Calls],
  Step: ['', '', Does.Calls],
  StepBranch: ['', 'b', Does.Calls],
  FrameRegister: ['', 't', Does.Reads],
  CallPure: ['v…', 'idbosrt', Does.Reads],
  Concat: ['ss', 's', Does.Allocates],
  CharString: ['i', 's', Does.Allocates],
  CallArrayPush: ['ot', '', Does.Allocates],
  CallArraySet: ['oit', '', Does.Allocates],
  CallReads: ['v…', 'it', Does.Reads],
  CallSetNamed: ['ost', 'i', Does.Writes],
  CallMakes: ['v…', 'os', Does.Allocates],
};

/** Names by `NodeOp`. */
export const NODE_NAMES: readonly string[] = Object.keys(ROWS);

const BY_NUMBER: readonly Row[] = Object.values(ROWS);

const REP_LETTERS = ' idbosrt';

export function doesOf(op: NodeOp): Does {
  return BY_NUMBER[op][2];
}

/** May the operation have this result? */
export function yields(op: NodeOp, rep: Rep): boolean {
  const results = BY_NUMBER[op][1];
  return rep === Rep.None ? results === '' : results.includes(REP_LETTERS[rep]);
}

/** Is this number of inputs possible? */
export function takes(op: NodeOp, count: number): boolean {
  const { letters, least, most } = shape(BY_NUMBER[op][0]);
  return count >= least && count <= (most < 0 ? Math.max(count, letters.length) : most);
}

/** May input `index` of the operation be of this representation? */
export function accepts(op: NodeOp, index: number, rep: Rep): boolean {
  const { letters } = shape(BY_NUMBER[op][0]);
  switch (letters[Math.min(index, letters.length - 1)]) {
    case 'v':
      return rep !== Rep.None;
    case 'p':
      return rep === Rep.Object || rep === Rep.String || rep === Rep.Raw;
    case 'a':
      return rep === Rep.Int || rep === Rep.Raw;
    case 'n':
      return rep === Rep.Int || rep === Rep.Double;
    default:
      return REP_LETTERS[rep] === letters[Math.min(index, letters.length - 1)];
  }
}

function shape(inputs: string): { letters: string; least: number; most: number } {
  if (inputs.endsWith('…')) {
    const letters = inputs.slice(0, -1);
    return { letters, least: letters.length - 1, most: -1 };
  }
  if (inputs.endsWith('?')) {
    const letters = inputs.slice(0, -1);
    return { letters, least: letters.length - 1, most: letters.length };
  }
  return { letters: inputs, least: inputs.length, most: inputs.length };
}
