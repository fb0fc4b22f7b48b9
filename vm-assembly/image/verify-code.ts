// Verification of code: an abstract run of every function that the entry can reach.
//
// The state before an instruction gives each register a kind: Unset (never written on some path, or clobbered by a call), Value (any
// guest value), or Environment n (an environment of type n: its slot count and its parent's type). States are kept at leaders (jump
// targets and handlers) and merged until nothing changes; registers that differ merge to Unset, so that each can change only twice.
//
// What instructions need besides is checked once per instruction (check). Kinds of objects that only cold instructions rely on (arrays,
// iteration states, functions) are checked by those instructions at run time instead.

import { ConstTag, ImageHeader } from '../abi/image.ts';
import { Code, CodeFlag, Handler, Kind } from '../abi/layout.ts';
import { ModuleHook, Op } from '../abi/opcodes.ts';
import { Helper } from '../abi/helpers.ts';
import { IntrinsicCall } from '../abi/intrinsics.ts';
import { ImageFault } from '../abi/traps.ts';
import { Tag } from '../abi/values.ts';
import { allocateCell } from '../memory/alloc.ts';
import { Form, OP_FORMATS, Operand } from './op-formats.ts';

const UNSET: u32 = 0;
const VALUE: u32 = 1;
/** Environment of type n is ENV + n; type 0 is "none" and never in a register. */
const ENV: u32 = 2;
const NO_TYPE: u32 = 0xffff;
const MAX_TYPES: u32 = 8192;
/** Steps of the analysis that any honest function of its size stays far below. */
const STEPS_PER_WORD: u32 = 4096;

// Scratch of the verification, as addresses; static data is reset with the rest of the memory.
const scratch = memory.data(48, 8);
const IMAGE: usize = scratch;
/** Environment types: u32 slot count, u32 parent type each. */
const TYPES: usize = scratch + 4;
const TYPE_COUNT: usize = scratch + 8;
/** u16 a function: type of the environment it closes over, NO_TYPE until a closure of it was seen. */
const OUTER: usize = scratch + 12;
/** Of the function at hand: map (u32 a word: 0 inside an instruction, 1 an instruction, else address of its state), and the rest. */
const MAP: usize = scratch + 16;
const CODE: usize = scratch + 20;
const REGISTERS: usize = scratch + 24;
const CURRENT: usize = scratch + 28;
const QUEUE: usize = scratch + 36;
const QUEUED: usize = scratch + 40;
/** First feedback slot that no instruction has yet. */
const FREE_SLOT: usize = scratch + 44;

// @ts-ignore: decorator
@inline function cell(at: usize): u32 { return load<u32>(at); }

function bytes(size: u32): usize {
  const p = allocateCell(Kind.Bytes, size + 8);
  if (!p) return 0;
  store<u32>(p, size, 4);
  memory.fill(<usize>p + 8, 0, size);
  return <usize>p + 8;
}

/** Verifies all functions that can run. The sections were found to be in place. */
export function verifyFunctions(image: usize): ImageFault {
  const count = load<u32>(image, ImageHeader.FunctionCount);
  store<u32>(IMAGE, <u32>image);
  store<u32>(TYPES, <u32>bytes(MAX_TYPES << 3));
  store<u32>(TYPE_COUNT, 1);
  store<u32>(OUTER, <u32>bytes(count << 1));
  store<u32>(QUEUE, <u32>bytes(count << 2));
  store<u32>(QUEUED, 0);
  if (!cell(TYPES) || !cell(OUTER) || !cell(QUEUE)) return ImageFault.OutOfMemory;
  memory.fill(cell(OUTER), 0xff, <usize>count << 1);
  // Code for eval runs in environments that other code made: loadImage compares them with what is said here.
  let around: u32 = 0;
  const outer = image + <usize>load<u32>(image, ImageHeader.Outer);
  for (let i: u32 = 0; i < load<u32>(image, ImageHeader.OuterCount); i++) {
    around = typeOf(load<u32>(outer + (<usize>i << 2)), around);
    if (!around) return ImageFault.BadSlot;
  }
  let fault = meet(load<u32>(image, ImageHeader.Entry), around);
  for (let next: u32 = 0; next < cell(QUEUED) && fault == ImageFault.None; next++) {
    fault = verifyFunction(load<u32>(<usize>cell(QUEUE) + (<usize>next << 2)));
  }
  return fault;
}

/** A closure of function `index` over an environment of this type: all closures of a function must agree. */
function meet(index: u32, type: u32): ImageFault {
  const at = <usize>cell(OUTER) + (<usize>index << 1);
  const known = <u32>load<u16>(at);
  if (known == NO_TYPE) {
    store<u16>(at, <u16>type);
    store<u32>(<usize>cell(QUEUE) + (<usize>cell(QUEUED) << 2), index);
    store<u32>(QUEUED, cell(QUEUED) + 1);
    return ImageFault.None;
  }
  return known == type ? ImageFault.None : ImageFault.BadSlot;
}

/** Number of the environment type with these slots and parent; 0: too many. */
function typeOf(slots: u32, parent: u32): u32 {
  const count = cell(TYPE_COUNT);
  for (let i: u32 = 1; i < count; i++) {
    const at = <usize>cell(TYPES) + (<usize>i << 3);
    if (load<u32>(at) == slots && load<u32>(at, 4) == parent) return i;
  }
  if (count == MAX_TYPES) return 0;
  const at = <usize>cell(TYPES) + (<usize>count << 3);
  store<u32>(at, slots);
  store<u32>(at, parent, 4);
  store<u32>(TYPE_COUNT, count + 1);
  return count;
}

// @ts-ignore: decorator
@inline function slotsOf(type: u32): u32 { return load<u32>(<usize>cell(TYPES) + (<usize>type << 3)); }
// @ts-ignore: decorator
@inline function parentOf(type: u32): u32 { return load<u32>(<usize>cell(TYPES) + (<usize>type << 3), 4); }

/** Type of the environment that many steps out; 0 if there is none. */
function outerType(own: u32, hops: u32): u32 {
  while (hops-- && own) own = parentOf(own);
  return own;
}

// @ts-ignore: decorator
@inline function format(op: u32, field: usize): u32 { return load<u8>(OP_FORMATS + <usize>op * 6 + field); }
// @ts-ignore: decorator
@inline function wordsOf(op: u32): u32 { return format(op, 0) >= <u32>Form.ABCXY ? 2 : 1; }

function verifyFunction(index: u32): ImageFault {
  const image = <usize>cell(IMAGE);
  const code = image + <usize>load<u32>(image, ImageHeader.Functions) + <usize>index * Code.Bytes;
  const start = image + <usize>load<u32>(code, Code.Start);
  const words = load<u32>(code, Code.Size) >> 2;
  const registers = <u32>load<u8>(code, Code.Registers);
  const map = bytes(words << 2);
  if (!map) return ImageFault.OutOfMemory;
  store<u32>(MAP, <u32>map);
  store<u32>(CODE, <u32>code);
  store<u32>(REGISTERS, registers);
  store<u32>(FREE_SLOT, 0);

  // Where instructions begin.
  for (let w: u32 = 0; w < words; ) {
    const op = load<u8>(start + (<usize>w << 2));
    if (op >= <u32>Op.EnterCompiled) return ImageFault.BadOpcode;
    store<u32>(map + (<usize>w << 2), 1);
    w += wordsOf(op);
    if (w > words) return ImageFault.BadOpcode;
  }
  // Static rules, and the leaders.
  let leaders: u32 = 1;
  if (!mark(0, words)) return ImageFault.BadJump;
  for (let w: u32 = 0; w < words; ) {
    const at = start + (<usize>w << 2);
    const fault = check(image, code, at, w, words);
    if (fault != ImageFault.None) return fault;
    leaders += 2;
    w += wordsOf(load<u8>(at));
  }
  const fault = checkHandlers(code, words);
  if (fault != ImageFault.None) return fault;
  let count: u32 = 0;
  for (let w: u32 = 0; w < words; w++) if (load<u32>(map + (<usize>w << 2)) == 2) count++;
  const stride = (<u32>((registers + 1) << 1) + 7) & ~7;
  const states = bytes(count * stride + stride);
  if (!states) return ImageFault.OutOfMemory;
  // A state is u16 a register; the last one tells: 0 not reached, 1 reached, 2 reached and changed.
  let state = states;
  for (let w: u32 = 0; w < words; w++) {
    if (load<u32>(map + (<usize>w << 2)) != 2) continue;
    store<u32>(map + (<usize>w << 2), <u32>state);
    state += stride;
  }
  store<u32>(CURRENT, <u32>state);

  const own = <u32>load<u16>(<usize>cell(OUTER) + (<usize>index << 1));
  const params = <u32>load<u8>(code, Code.Params);
  for (let r: u32 = 0; r < registers; r++) store<u16>(states + (<usize>r << 1), <u16>(r <= params ? VALUE : UNSET));
  store<u16>(states + (<usize>registers << 1), 2);
  let steps: u64 = <u64>words * STEPS_PER_WORD + 100000;
  let again = true;
  while (again) {
    again = false;
    let w: u32 = 0;
    while (w < words) {
      const leader = load<u32>(map + (<usize>w << 2));
      if (leader <= 1 || load<u16>(<usize>leader + (<usize>registers << 1)) != 2) {
        w++;
        continue;
      }
      again = true;
      store<u16>(<usize>leader + (<usize>registers << 1), 1);
      memory.copy(state, leader, <usize>registers << 1);
      // A straight run to the next leader.
      let at = w;
      while (true) {
        const insn = start + (<usize>at << 2);
        if (steps-- == 0) return ImageFault.BadJump;
        const fault = step(image, code, own, insn, at, index);
        if (fault != ImageFault.None) return fault;
        const op = <u32>load<u8>(insn);
        const next = at + wordsOf(op);
        if (op == Op.Jump || op == Op.Loop || op == Op.Return || op == Op.ReturnUndefined || op == Op.Throw || op == Op.ThrowError || op == Op.Finish) break;
        if (next >= words) return ImageFault.BadJump;
        at = next;
        if (load<u32>(map + (<usize>at << 2)) > 1) {
          flow(at);
          break;
        }
      }
      w++;
    }
  }
  return ImageFault.None;
}

/** Marks word `w` as a leader; false if no instruction begins there. */
function mark(w: u32, words: u32): bool {
  if (w >= words) return false;
  const at = <usize>cell(MAP) + (<usize>w << 2);
  if (!load<u32>(at)) return false;
  store<u32>(at, 2);
  return true;
}

/** Merges the current state into the leader at word `w`. */
function flow(w: u32): void {
  merge(load<u32>(<usize>cell(MAP) + (<usize>w << 2)), NO_TYPE);
}

/** Merges; `except` is a register that is a value there whatever it was (the exception of a handler). */
function merge(leader: usize, except: u32): void {
  const registers = cell(REGISTERS);
  const current = <usize>cell(CURRENT);
  const flag = leader + (<usize>registers << 1);
  const first = load<u16>(flag) == 0;
  let changed = first;
  for (let r: u32 = 0; r < registers; r++) {
    const at = leader + (<usize>r << 1);
    const incoming = r == except ? <u16>VALUE : load<u16>(current + (<usize>r << 1));
    if (first) store<u16>(at, incoming);
    else if (load<u16>(at) != incoming && load<u16>(at) != UNSET) {
      store<u16>(at, UNSET);
      changed = true;
    }
  }
  if (changed) store<u16>(flag, 2);
}

function checkHandlers(code: usize, words: u32): ImageFault {
  const image = <usize>cell(IMAGE);
  const count = load<u32>(code, Code.HandlerCount);
  for (let i: u32 = 0; i < count; i++) {
    const handler = image + <usize>load<u32>(code, Code.Handlers) + <usize>i * Handler.Size;
    const start = load<u32>(handler, Handler.Start), end = load<u32>(handler, Handler.End), target = load<u32>(handler, Handler.Target);
    if ((start | end | target) & 3 || start > end || end > words << 2 || load<u32>(handler, Handler.Register) >= cell(REGISTERS)) return ImageFault.BadHandler;
    // A handler lies behind what it protects: going back costs fuel, as everywhere.
    if (!load<u32>(handler, Handler.Register) || target < end || !mark(target >> 2, words)) return ImageFault.BadHandler;
  }
  return ImageFault.None;
}

// Static rules --------------------------------------------------------------------------------------------------------------------

/** Constant `index` of the function as written in the image. */
function constant(image: usize, code: usize, index: u32): u64 {
  return load<u64>(image + <usize>load<u32>(code, Code.Data) + (<usize>index << 3));
}

/** Instructions that suspend or end need a function of their kind: callers that resume rely on how a frame comes back. */
function fits(op: u32, flags: u32): bool {
  switch (op) {
    case Op.CreateGenerator:
    case Op.Yield:
    case Op.YieldResult: return (flags & CodeFlag.Generator) != 0;
    case Op.Await: return (flags & CodeFlag.Async) != 0;
    case Op.Finish: return (flags & (CodeFlag.Generator | CodeFlag.Async)) != 0;
    case Op.Return:
    case Op.ReturnUndefined: return !(flags & (CodeFlag.Generator | CodeFlag.Async));
    default: return true;
  }
}

/** Field by field: ranges, kinds of constants, jump targets. */
function check(image: usize, code: usize, at: usize, w: u32, words: u32): ImageFault {
  const insn = load<u32>(at);
  const op = insn & 0xff;
  const form = format(op, 0);
  const next = w + wordsOf(op);
  const c = insn >> 24;
  let fault = ImageFault.None;
  if (!fits(op, load<u32>(code, Code.Flags))) return ImageFault.BadOpcode;
  if (form == Form.Ax) return jump(next, <i32>insn >> 8, op == Op.Loop, words);
  fault = field(image, code, op, format(op, 1), (insn >> 8) & 0xff, c, false);
  if (fault != ImageFault.None) return fault;
  if (form == Form.ABx || form == Form.ABxXY) {
    if (format(op, 2) == Operand.Jump) return jump(next, <i32>insn >> 16, false, words);
    fault = field(image, code, op, format(op, 2), insn >> 16, c, false);
  } else {
    fault = field(image, code, op, format(op, 2), (insn >> 16) & 0xff, c, false);
    if (fault == ImageFault.None) fault = field(image, code, op, format(op, 3), c, c, false);
  }
  if (fault != ImageFault.None || form < <u32>Form.ABCXY) return fault;
  const second = load<u32>(at, 4);
  if (form == Form.ABCJ) return jump(next, <i32>second, op >= <u32>Op.LoopLt && op <= <u32>Op.LoopIf, words);
  if (op == Op.IterNext) {
    fault = jump(next, <i32>(second << 16) >> 16, false, words);
    return fault != ImageFault.None ? fault : jump(next, <i32>second >> 16, false, words);
  }
  fault = field(image, code, op, format(op, 4), second & 0xffff, c, true);
  return fault != ImageFault.None ? fault : field(image, code, op, format(op, 5), second >> 16, op == Op.TemplateObject ? ((insn >> 16) & 0xff) << 1 : c, true);
}

/** Every jump back costs fuel: only loops may go backwards, so that no code runs for ever unmetered. */
function jump(next: u32, distance: i32, backward: bool, words: u32): ImageFault {
  const target = <i64>next + <i64>distance;
  if (target < 0 || target >= <i64>words || (distance < 0 && !backward)) return ImageFault.BadJump;
  return mark(<u32>target, words) ? ImageFault.None : ImageFault.BadJump;
}

function field(image: usize, code: usize, op: u32, kind: u32, value: u32, c: u32, second: bool): ImageFault {
  const registers = cell(REGISTERS);
  const constants = <u32>load<u16>(code, Code.ConstantCount);
  let last = value;
  switch (kind) {
    case Operand.SrcOpt:
      if (value == 255) return ImageFault.None;
      break;
    case Operand.Dst:
    case Operand.Src:
    case Operand.Mod: break;
    case Operand.DstPair: last = value + 1; break;
    case Operand.DstTriple:
    case Operand.Record: last = value + 2; break;
    case Operand.Range:
      if (!c) return ImageFault.None;
      last = value + c - 1;
      break;
    case Operand.Window:
    case Operand.NewWindow: last = value + 3 + c; break;
    case Operand.WindowSpread:
    case Operand.NewWindowSpread: last = value + 4; break;
    case Operand.NewWindowForward:
    case Operand.Result: last = value + 3; break;
    case Operand.Suspend: break;
    case Operand.Native: last = value + c; break;
    case Operand.Const: return value < constants && checkKey(op, second, constant(image, code, value)) ? ImageFault.None : ImageFault.BadConstant;
    case Operand.ConstRun:
      if (value + c > constants) return ImageFault.BadConstant;
      for (let i: u32 = 0; i < c; i++) {
        const v = constant(image, code, value + i);
        if (op == Op.NewLiteral ? !isAtom(image, v) : v >> 48 == ConstTag.Function) return ImageFault.BadConstant;
      }
      return ImageFault.None;
    case Operand.Func: return value < constants && constant(image, code, value) >> 48 == ConstTag.Function ? ImageFault.None : ImageFault.BadConstant;
    case Operand.Var: return value < load<u32>(image, ImageHeader.VariableCount) ? ImageFault.None : ImageFault.BadSlot;
    case Operand.Feedback:
      // In the order of the code, so that no two share one: each kind of instruction keeps something else in its slot.
      if (value < cell(FREE_SLOT) || value >= <u32>load<u16>(code, Code.FeedbackCount)) return ImageFault.BadFeedback;
      store<u32>(FREE_SLOT, value + 1);
      return ImageFault.None;
    default: return checkNumber(image, op, value, second);
  }
  return last < registers ? ImageFault.None : ImageFault.BadRegister;
}

/** Immediates whose range matters. */
function checkNumber(image: usize, op: u32, value: u32, second: bool): ImageFault {
  if ((op == Op.ModuleNamespace || op == Op.ImportMeta) && value >= load<u32>(image, ImageHeader.ModuleCount)) return ImageFault.BadModule;
  if (op == Op.LoadModuleHook && value >= <u32>ModuleHook.Count) return ImageFault.BadFunction;
  if (op == Op.LoadHelper && value >= <u32>Helper.Count) return ImageFault.BadFunction;
  if (op == Op.ThrowError && value > 7) return ImageFault.BadConstant;
  if (op == Op.LoadSingleton && value > 4) return ImageFault.BadConstant;
  if (op == Op.CallIntrinsic && second) {
    return load<u32>(image, ImageHeader.Library) && value < <u32>IntrinsicCall.Count ? ImageFault.None : ImageFault.BadFunction;
  }
  if (op == Op.CallIntrinsic && !load<u32>(image, ImageHeader.Library)) return ImageFault.BadFunction;
  return ImageFault.None;
}

/** Constants that name properties must be atoms, other names strings; only LoadConst takes any value but a function. */
function checkKey(op: u32, second: bool, v: u64): bool {
  if (op == Op.LoadConst) return v >> 48 != ConstTag.Function;
  if (op == Op.NewRegExp) return v >> 48 == Tag.String;
  return second && op != Op.CallEval ? isAtom(<usize>cell(IMAGE), v) : v >> 48 == Tag.String;
}

function isAtom(image: usize, v: u64): bool {
  if (v >> 48 != Tag.String) return false;
  const s = image + <usize><u32>v;
  if (!(load<u8>(s, 2) & 1)) return false;
  return !looksLikeIndex(s);
}

/** Canonical array indices are no property keys. */
function looksLikeIndex(s: usize): bool {
  const length = load<u32>(s, 4);
  if (length == 0 || length > 10 || load<u8>(s) != Kind.StringLatin1) return false;
  let n: u64 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const digit = <u32>load<u8>(s + 12 + <usize>i) - 48;
    if (digit > 9) return false;
    n = n * 10 + digit;
  }
  return (length == 1 || load<u8>(s, 12) != 48) && n < 4294967295;
}

// Data flow -----------------------------------------------------------------------------------------------------------------------

// @ts-ignore: decorator
@inline function kindAt(r: u32): u32 { return load<u16>(<usize>cell(CURRENT) + (<usize>r << 1)); }

function setKind(r: u32, kind: u32): void {
  store<u16>(<usize>cell(CURRENT) + (<usize>r << 1), <u16>kind);
}

/** Are `count` registers from r on values? */
function values(r: u32, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) if (kindAt(r + i) != VALUE) return false;
  return true;
}

/** An operand that is an environment: B of these. */
function takesEnvironment(op: u32): bool {
  return op == Op.GetEnv || op == Op.SetEnv || op == Op.GetEnvChecked || op == Op.SetEnvChecked || op == Op.GetEnvWide || op == Op.SetEnvWide ||
    op == Op.CopyEnv || op == Op.MapArguments;
}

/** One instruction on the current state: operands are what they must be, results are noted, handlers and jump targets merged. */
function step(image: usize, code: usize, own: u32, at: usize, w: u32, index: u32): ImageFault {
  const insn = load<u32>(at);
  const op = insn & 0xff;
  const a = (insn >> 8) & 0xff, b = (insn >> 16) & 0xff, c = insn >> 24;
  const second = format(op, 0) >= <u32>Form.ABCXY ? load<u32>(at, 4) : 0;
  const x = second & 0xffff;
  protect(code, w);

  // What is read.
  let fault = reads(op, format(op, 1), a, c);
  if (fault != ImageFault.None) return fault;
  if (format(op, 0) != Form.ABx && format(op, 0) != Form.ABxXY && format(op, 0) != Form.Ax) {
    if (takesEnvironment(op)) {
      if (kindAt(b) < ENV) return ImageFault.BadSlot;
    } else if (op == Op.Move) {
      if (kindAt(b) == UNSET) return ImageFault.BadRegister;
    } else if (op != Op.NewEnv) {
      fault = reads(op, format(op, 2), b, c);
      if (fault != ImageFault.None) return fault;
    }
    if (op != Op.NewClass) {
      fault = reads(op, format(op, 3), c, c);
      if (fault != ImageFault.None) return fault;
    }
  } else if (op == Op.JIterDirect) {
    if (!values(a, 3)) return ImageFault.BadRegister;
  }
  if (op != Op.Closure && op != Op.CallEval) {
    fault = reads(op, format(op, 4), x, c);
    if (fault != ImageFault.None) return fault;
  }

  // What it does.
  let result = VALUE;
  switch (op) {
    case Op.Move: result = kindAt(b); break;
    case Op.GetEnv:
    case Op.SetEnv:
    case Op.GetEnvChecked:
    case Op.SetEnvChecked:
      if (c >= slotsOf(kindAt(b) - ENV)) return ImageFault.BadSlot;
      break;
    case Op.GetEnvWide:
    case Op.SetEnvWide:
      if (x >= slotsOf(kindAt(b) - ENV)) return ImageFault.BadSlot;
      break;
    case Op.GetOuter:
    case Op.GetOuterChecked:
    case Op.SetOuter:
    case Op.SetOuterChecked:
    case Op.GetOuterWide:
    case Op.SetOuterWide: {
      const type = outerType(own, b);
      const slot = op == Op.GetOuterWide || op == Op.SetOuterWide ? x : c;
      if (!type || slot >= slotsOf(type)) return ImageFault.BadSlot;
      break;
    }
    case Op.NewEnv: {
      const parent = environment(b, own);
      const type = parent == NO_TYPE ? 0 : typeOf(x, parent);
      if (!type) return ImageFault.BadSlot;
      result = ENV + type;
      break;
    }
    case Op.CopyEnv: result = kindAt(b); break;
    case Op.MapArguments:
      if (c > slotsOf(kindAt(b) - ENV)) return ImageFault.BadSlot;
      break;
    case Op.Closure:
    case Op.NewClass: {
      const type = environment(op == Op.Closure ? x : c, own);
      if (type == NO_TYPE) return ImageFault.BadSlot;
      const f = constant(image, code, op == Op.Closure ? insn >> 16 : second >> 16);
      fault = meet(<u32>f, type);
      if (fault != ImageFault.None) return fault;
      if (op == Op.NewClass) {
        // The prototype is written before the constructor is made.
        setKind(a + 1, VALUE);
        protect(code, w);
      }
      break;
    }
    case Op.GetIterator:
    case Op.GetAsyncIterator:
      for (let i: u32 = 0; i < 3; i++) setKind(a + i, VALUE);
      protect(code, w);
      break;
    case Op.Concat:
      break;
    case Op.IterNext: {
      // At the end R[A] keeps what it had.
      const target = <i32>w + 2;
      flow(<u32>(target + (<i32>(second << 16) >> 16)));
      const before = kindAt(a);
      setKind(a, VALUE);
      flow(<u32>(target + (<i32>second >> 16)));
      setKind(a, before);
      return ImageFault.None;
    }
    case Op.ForInNext: {
      flow(<u32>(<i32>w + 2 + <i32>second));
      setKind(a, VALUE);
      return ImageFault.None;
    }
    case Op.CallEval:
      if (environment(x, own) == NO_TYPE) return ImageFault.BadSlot;
    case Op.Call:
    case Op.CallSpread:
    case Op.Construct:
    case Op.ConstructSpread:
    case Op.ConstructAs:
    case Op.ConstructAsSpread:
    case Op.ConstructForward: {
      // The callee's frame covers everything from the window on; its `this` may be read once more by ConstructResult.
      const registers = cell(REGISTERS);
      for (let r = b; r < registers; r++) setKind(r, UNSET);
      if (op >= <u32>Op.Construct && op != Op.CallEval) setKind(b + 3, VALUE);
      protect(code, w);
      break;
    }
    case Op.CreateGenerator:
    case Op.Yield:
    case Op.YieldResult:
    case Op.Await: {
      const registers = cell(REGISTERS);
      for (let r = b; r < registers; r++) setKind(r, UNSET);
      protect(code, w);
      break;
    }
    default: break;
  }
  const written = format(op, 1);
  if (written == Operand.Dst || written == Operand.Mod || written == Operand.DstPair || written == Operand.DstTriple) {
    // `this` is never an environment: ConstructResult trusts it.
    if (result >= ENV && a == 0) return ImageFault.BadRegister;
    if (kindAt(a) != result) setKind(a, result);
  }

  // Where it goes besides the next instruction.
  const form = format(op, 0);
  if (form == Form.Ax) flow(<u32>(<i32>w + 1 + (<i32>insn >> 8)));
  else if (form == Form.ABCJ) flow(<u32>(<i32>w + 2 + <i32>second));
  else if (form == Form.ABx && format(op, 2) == Operand.Jump) flow(<u32>(<i32>w + 1 + (<i32>insn >> 16)));
  return ImageFault.None;
}

/** Environment type named by a register operand, or by 255 the function's own; NO_TYPE: the register holds none. */
function environment(register: u32, own: u32): u32 {
  if (register == 255) return own;
  if (register >= cell(REGISTERS)) return NO_TYPE;
  const kind = kindAt(register);
  return kind >= ENV ? kind - ENV : NO_TYPE;
}

/** Registers that the operand reads are values. */
function reads(op: u32, kind: u32, r: u32, c: u32): ImageFault {
  let ok = true;
  switch (kind) {
    case Operand.Src:
    case Operand.Mod: ok = values(r, 1); break;
    case Operand.SrcOpt: ok = r == 255 || values(r, 1); break;
    case Operand.Record: ok = values(r, 3); break;
    case Operand.Range: ok = values(r, c); break;
    case Operand.Window: ok = values(r + 2, c + 2); break;
    case Operand.NewWindow: ok = values(r + 2, 1) && values(r + 4, c); break;
    case Operand.WindowSpread: ok = values(r + 2, 3); break;
    case Operand.NewWindowSpread: ok = values(r + 2, 1) && values(r + 4, 1); break;
    case Operand.Native: ok = values(r + 1, c); break;
    case Operand.Result: ok = values(r + 3, 1); break;
    default: break;
  }
  return ok ? ImageFault.None : ImageFault.BadRegister;
}

/** The current state may be the one in which a handler that covers word w is entered. */
function protect(code: usize, w: u32): void {
  const image = <usize>cell(IMAGE);
  const count = load<u32>(code, Code.HandlerCount);
  const offset = w << 2;
  for (let i: u32 = 0; i < count; i++) {
    const handler = image + <usize>load<u32>(code, Code.Handlers) + <usize>i * Handler.Size;
    if (offset < load<u32>(handler, Handler.Start) || offset >= load<u32>(handler, Handler.End)) continue;
    merge(load<u32>(<usize>cell(MAP) + (<usize>(load<u32>(handler, Handler.Target) >> 2) << 2)), load<u32>(handler, Handler.Register));
  }
}
