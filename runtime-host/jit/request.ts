// What the compiler of the JIT is told: a function, the functions that it calls, and what the interpreter saw while they ran. Plain data,
// so that it can be sent to a worker. Cells of the heap are numbers into `cells`: two isolates that ran the same program make the same
// request but for the addresses in `cells`, and the code compiled for one serves the other (its imported globals are those cells).

import type { Access } from '../../vm-assembly/abi/jit.ts';
import type { KnownBuiltin } from '../../vm-assembly/abi/known-builtins.ts';
import type { Kind } from '../../vm-assembly/abi/layout.ts';

/** Number of a cell in `CompileRequest.cells`. */
export type CellRef = number;

/** What the compiler may know of a cell besides its address. */
export type CellInfo =
  /** `flags` is the flag byte that new objects of this shape have, `bytes` their size. `epoch`: prototypes were looked at. */
  | {
      kind: 'shape';
      of: Kind;
      inlineCapacity: number;
      inlineOffset: number;
      bytes: number;
      dictionary: boolean;
      elementType?: number;
    }
  /** `flags`: those of the Code; absent: nothing is known of closures of it. */
  | { kind: 'code'; name: string; flags?: number }
  /** A function object; `native` is its index in the table of natives, -1 for bytecode, and `code` its Code, -1 for natives. */
  | { kind: 'function'; native: number; code: CellRef }
  | { kind: 'string'; text: string }
  | { kind: 'object' }
  /** The address of a slot of an object that is never freed, or of a global variable, or a fixed place. */
  | { kind: 'address' };

/** A constant of a function. */
export type Constant =
  /** Two halves of a boxed value that is no reference. */
  | { kind: 'value'; low: number; high: number }
  | { kind: 'string'; cell: CellRef; text: string }
  | { kind: 'bigint'; cell: CellRef }
  | { kind: 'code'; cell: CellRef };

/** One shape that a property or element site met, and how the key is reached in it. */
export interface PropertyTarget {
  shape: CellRef;
  access: Access;
  /** Inline, Overflow: bytes. */
  offset: number;
  /** Fixed, Getter: the address of the slot. */
  slot: CellRef;
  /** Fixed: the function that is in the slot, if it is one; else -1. */
  method: CellRef;
  /** Stores that add a property: the shape afterwards; else -1. */
  after: CellRef;
  /** The answer went through prototypes: it holds in this epoch only. */
  epoch: boolean;
  /** Getter: the bytecode function of the half that is meant, as the calls have it; else undefined. */
  accessor?: CallTarget;
}

/** A function that a call site met. */
export interface CallTarget {
  /** Bytecode: its Code. Else -1. */
  code: CellRef;
  /** Number in `CompileRequest.functions` if it came along, else -1. */
  callee: number;
  /** The function object, if always the same one was called; else -1. */
  cell: CellRef;
  /** Natives: what it is, when the compiler knows it by name. */
  builtin: KnownBuiltin;
  /** Natives: nothing but the function itself runs when the site calls it. */
  direct: boolean;
  /** Construct sites: shape of the object that `new` makes; else -1. */
  initialShape: CellRef;
  /** Constructors of derived classes: the shape of the function object, by which its parent is this one. */
  parent?: { shape: CellRef; target: CallTarget };
}

/** A site with a feedback slot. */
export type Site =
  | { kind: 'none' }
  | { kind: 'property'; targets: PropertyTarget[]; megamorphic: boolean }
  /** Private fields and methods of one name. */
  | { kind: 'private'; name: CellRef; targets: PropertyTarget[]; megamorphic: boolean }
  /** `super.key`: the shape of the home object, and how the object after it in the chain has the key. */
  | { kind: 'super'; home: CellRef; base: CellRef; key: CellRef; target: PropertyTarget }
  | { kind: 'element'; shapes: CellRef[]; megamorphic: boolean }
  | { kind: 'call'; targets: CallTarget[]; megamorphic: boolean }
  /** NewLiteral: the shape of what it made. */
  | { kind: 'literal'; shape: CellRef }
  /** Global variables: where the value is. */
  | { kind: 'global'; slot: CellRef };

/** A function with its profile. */
export interface FunctionData {
  code: CellRef;
  name: string;
  /** Its number in the image, and its unit's: for dumps. */
  index: number;
  library: boolean;
  flags: number;
  registers: number;
  params: number;
  /** Instructions. */
  words: Int32Array;
  constants: Constant[];
  /** Handlers, four numbers each (`Handler`). */
  handlers: Uint32Array;
  /** A u32 for each word (abi/jit.ts, Profile); all zero if it was never profiled. */
  seen: Uint32Array;
  profiled: boolean;
  /** By feedback slot. */
  sites: Site[];
  /** A constructor of a derived class, as it was constructed somewhere. */
  derived?: CallTarget;
  /** Address of the first instruction. */
  start: CellRef;
  /** Address of the unit's variable 0. */
  variables: CellRef;
  /** Address of constant 0. */
  data: CellRef;
  /** Exits that failed before: byte offset of the instruction and reason (`ExitReason`); speculating there again is pointless. */
  failed: { offset: number; reason: number }[];
}

/** One compilation. functions[0] is what got hot. */
export interface CompileRequest {
  functions: FunctionData[];
  /** Addresses. Not part of what the request says. */
  cells: Uint32Array;
  info: CellInfo[];
  /** Shapes and cells that every function may need. */
  well: {
    emptyElements: CellRef;
    arrayShape: CellRef;
    stringShape: CellRef;
    numberShape: CellRef;
    /** Addresses of the slots that say how plain arrays are walked, and the functions in them; absent: somebody changed it. */
    iteration?: { method: CellRef; values: CellRef; next: CellRef; step: CellRef };
    /** The string of the code unit 0; those of the other units below 256 follow it, 16 bytes each. */
    charStrings: CellRef;
  };
  /** Every guard may fail at random: for tests. 0: none does. */
  chaos: number;
  /** Only the VM allocates: in the build that collects after each allocation. */
  stress: boolean;
  /** Compile from the start of functions[0]. */
  start: boolean;
  /** Byte offsets of loop headers of functions[0] to compile entries for as well. */
  headers: number[];
}

/** The other kind of compilation: a matcher for a regular expression. */
export interface RegExpRequest {
  /** Its program (vm-assembly/abi/regexp.ts), with zeros where the VM counts. */
  program: Uint8Array;
  /** For texts of UTF-16, not of Latin-1. */
  wide: boolean;
}

/** What the compiler gives back. */
export interface CompileResult {
  wasm: Uint8Array;
  /** Cells that the module imports as i32 globals `c.<number>`. */
  cells: CellRef[];
  functions: CompiledFunction[];
  /** It imports `vm.epoch`, an i32 global: Cell.JitEpoch when the code was asked for. The code is void when that changes. */
  epoch: boolean;
  /** Milliseconds by stage. */
  timings: Record<string, number>;
}

/** One function of a module: exported as `f<place in the list>`. */
export interface CompiledFunction {
  /** Number in `CompileRequest.functions`. */
  function: number;
  /** It can be entered at the start. */
  start: boolean;
  /** Byte offsets of the loop headers that it can be entered at: entry n of the exported function is headers[n - 1]. */
  headers: number[];
  exits: { function: number; offset: number; reason: number }[];
}
