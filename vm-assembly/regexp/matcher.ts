// The matcher: interprets a program (abi/regexp.ts) over flat text by backtracking. It never calls itself: what is to be tried
// later lies on a stack in a heap cell, which grows within the memory limit. `T` is the unit of the text: u8 or u16, so that there
// are two matchers, and nothing is asked about the width while they run.
//
// Entries of the backtrack stack, the word with the tag (two low bits) on top:
//
//   position │ pc, 0              a choice: go on there
//   old value │ register, 1       undo a change
//   lowest │ highest │ pc, 2      a greedy loop over a class may give back: its instruction is at pc

import {
  RegExpFlag, RegExpMode, RegExpOp, RegExpOutcome as Outcome, RegExpProgram, RegExpSearch, RegExpStep,
} from '../abi/regexp.ts';
import { Ptr, UNDEFINED, fromObject, isObject, payload } from '../value/value.ts';
import { WASI } from '../host.ts';
import { charge } from '../interp/fuel.ts';
import { fuelNow } from '../jit/record.ts';
import { warmRegExp } from '../jit/regexp.ts';
import { Intrinsic, intrinsicValue, setIntrinsic } from '../builtins/intrinsics.ts';
import { charsOf, isLatin1, stringLength } from '../string/string.ts';
import { canonicalize } from './case.ts';
import { classHas, classHasUnit, scanClass, scanFirst, scanLiteral, spells } from './scan.ts';
import { growBytes, newBytes } from './scratch.ts';

/** Bytes of the stack that are kept between matches. */
const KEPT_STACK: u32 = 65536;
const FIRST_STACK: u32 = 2048;
/** Steps between two looks at the fuel. */
const STEPS: i32 = RegExpStep.Slice;

// Registers of the running match, and its stack; what a match leaves is read from the registers.
let registers: usize = 0;
let stackCell: Ptr = 0;
let stackBase: usize = 0;
let stackEnd: usize = 0;

function openStack(): bool {
  const kept = intrinsicValue(Intrinsic.RegExpStack);
  stackCell = isObject(kept) ? payload(kept) : newBytes(FIRST_STACK);
  if (stackCell == 0) return false;
  if (!isObject(kept)) setIntrinsic(Intrinsic.RegExpStack, fromObject(stackCell));
  stackBase = <usize>stackCell + 8;
  stackEnd = stackBase + <usize>load<u32>(stackCell, 4) - 16;
  return true;
}

function closeStack(): void {
  const kept = load<u32>(stackCell, 4) <= KEPT_STACK;
  setIntrinsic(Intrinsic.RegExpStack, kept ? fromObject(stackCell) : UNDEFINED);
}

/** Room above `top`, twice as much as before; the new top, or 0 at the heap limit. */
export function growStack(top: usize): usize {
  const used = <u32>(top - stackBase);
  const size = load<u32>(stackCell, 4);
  const larger = growBytes(stackCell, used, size << 1);
  if (larger == 0) return 0;
  stackCell = larger;
  stackBase = <usize>larger + 8;
  stackEnd = stackBase + (<usize>size << 1) - 16;
  return stackBase + used;
}

function openRegisters(count: u32): bool {
  const kept = intrinsicValue(Intrinsic.RegExpRegisters);
  let cell: Ptr = isObject(kept) ? payload(kept) : 0;
  if (cell == 0 || load<u32>(cell, 4) < count << 2) {
    cell = newBytes(max<u32>(count << 2, 128));
    if (cell == 0) return false;
    setIntrinsic(Intrinsic.RegExpRegisters, fromObject(cell));
  }
  registers = <usize>cell + 8;
  memory.fill(registers, 0, <usize>count << 2);
  return true;
}

/** Where capture i of the last match begins (side 0) or ends (side 1), as an index into `flat`; -1: it is not set. */
export function captured(flat: Ptr, i: u32, side: u32): i32 {
  const at = load<u32>(registers + (((i << 1) + side) << 2));
  if (at == 0) return -1;
  return <i32>((at - <u32>charsOf(flat)) >> (isLatin1(flat) ? 0 : 1));
}

/** Looks for a match in a flat string from index `from` on; `sticky`: only there. */
export function matchProgram(program: Ptr, flat: Ptr, from: u32, sticky: bool): Outcome {
  const p = <usize>program + 8;
  if (!openStack() || !openRegisters(load<u32>(p, RegExpProgram.Registers))) return Outcome.Terminated;
  const text = charsOf(flat);
  const wide: u32 = isLatin1(flat) ? 0 : 1;
  const end = text + (<usize>stringLength(flat) << wide);
  const at = text + (<usize>from << wide);
  const compiled = WASI ? 0 : load<u32>(p + (wide << 2), RegExpProgram.Compiled);
  let outcome: Outcome;
  if (compiled > 1) {
    outcome = call_indirect<Outcome>(compiled, p, text, end, at, <i32>sticky, registers, stackBase, stackEnd);
  } else {
    const before = fuelNow();
    outcome = wide ? run<u16>(p, text, end, at, sticky) : run<u8>(p, text, end, at, sticky);
    if (!WASI && !compiled) warmRegExp(program, wide, fuelNow() - before);
  }
  closeStack();
  return outcome;
}

// @ts-ignore: decorator
@inline
function isLineEnd(unit: u32): bool {
  return unit == 10 || unit == 13 || unit == 0x2028 || unit == 0x2029;
}

// @ts-ignore: decorator
@inline
function isWord(unit: u32, folded: bool): bool {
  if (unit < 128) return unit - 48 <= 9 || (unit | 32) - 97 < 26 || unit == 95;
  return folded && (unit == 0x17f || unit == 0x212a);
}

/** Is one side of p a word and the other not? */
function atWordEdge<T>(p: usize, text: usize, end: usize, folded: bool): bool {
  const before = p > text && isWord(load<T>(p - sizeof<T>()), folded);
  const after = p < end && isWord(load<T>(p), folded);
  return before != after;
}

/** The code point at p, which is before the end. */
// @ts-ignore: decorator
@inline
function pointAt<T>(p: usize, end: usize): u32 {
  const unit = <u32>load<T>(p);
  if (sizeof<T>() == 1 || unit - 0xd800 >= 0x400 || p + 2 >= end) return unit;
  const low = <u32>load<u16>(p + 2);
  return low - 0xdc00 < 0x400 ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : unit;
}

/** Position one code point before p, which is behind `text`. */
// @ts-ignore: decorator
@inline
function pointBefore<T>(p: usize, text: usize): usize {
  if (sizeof<T>() == 1) return p - 1;
  if (p >= text + 4 && <u32>load<u16>(p - 2) - 0xdc00 < 0x400 && <u32>load<u16>(p - 4) - 0xd800 < 0x400) return p - 4;
  return p - 2;
}

/** Is p between the halves of a surrogate pair? */
// @ts-ignore: decorator
@inline
function splitsPair<T>(p: usize, text: usize, end: usize): bool {
  if (sizeof<T>() == 1) return false;
  return p > text && p < end && <u32>load<u16>(p) - 0xdc00 < 0x400 && <u32>load<u16>(p - 2) - 0xd800 < 0x400;
}

/** The first place from `start` on where a match may begin, or 0. */
export function nextStart<T>(program: usize, text: usize, end: usize, start: usize): usize {
  const kind = load<u32>(program, RegExpProgram.Search);
  const shortest = <usize>load<u32>(program, RegExpProgram.MinLength) * sizeof<T>();
  const unicode = sizeof<T>() == 2 && (load<u32>(program, RegExpProgram.Flags) & RegExpFlag.UnicodeMode) != 0;
  while (true) {
    if (start > end || shortest > end - start) return 0;
    if (kind == RegExpSearch.First) {
      start = scanFirst<T>(program + load<u32>(program, RegExpProgram.SearchData), start, end);
      if (start >= end) return 0;
    } else if (kind == RegExpSearch.Literal) {
      const data = program + load<u32>(program, RegExpProgram.SearchData);
      start = scanLiteral<T>(data + 4, load<u32>(data), start, end);
      if (start == 0) return 0;
    } else if (kind == RegExpSearch.Start) return start == text ? start : 0;
    if (!unicode || !splitsPair<T>(start, text, end)) return start;
    start += sizeof<T>();
  }
}

/** Compares the text of the capture that the BackReference at `pc` names with that at p; its length in bytes, or -1. An unset capture matches nothing of length zero. */
export function matchReference<T>(pc: usize, p: usize, text: usize, end: usize): i32 {
  const n = referenced(pc, load<u16>(pc, 2));
  const mode = <u32>load<u8>(pc, 1);
  const from = <usize>load<u32>(registers + (n << 3));
  const to = <usize>load<u32>(registers + (n << 3), 4);
  if (from == 0 || to == 0) return 0;
  const length = to - from;
  const backward = (mode & RegExpMode.Backward) != 0;
  if (length > (backward ? p - text : end - p)) return -1;
  const at = backward ? p - length : p;
  if (!(mode & RegExpMode.IgnoreCase)) return memory.compare(from, at, length) == 0 ? <i32>length : -1;
  const unicode = (mode & RegExpMode.UnicodeMode) != 0;
  for (let i: usize = 0; i < length; ) {
    const a = unicode ? pointAt<T>(from + i, to) : <u32>load<T>(from + i);
    const b = unicode ? pointAt<T>(at + i, at + length) : <u32>load<T>(at + i);
    if (a != b && canonicalize(a, unicode) != canonicalize(b, unicode)) return -1;
    i += a > 0xffff ? 4 : sizeof<T>();
  }
  return <i32>length;
}

/** First capture of a reference that is set, else its first one. */
function referenced(pc: usize, count: u32): u32 {
  for (let i: u32 = 0; i < count; i++) {
    const n = load<u32>(pc + (i << 2), 4);
    if (load<u32>(registers + (n << 3)) != 0 && load<u32>(registers + (n << 3), 4) != 0) return n;
  }
  return load<u32>(pc, 4);
}

/** Takes what was pushed since `height`, but keeps what undoes changes; the new top. */
export function dropChoices(top: usize, height: usize): usize {
  let to = top;
  let at = top;
  while (at > height) {
    const tag = load<u32>(at - 4) & 3;
    if (tag == 1) {
      to -= 8;
      store<u64>(to, load<u64>(at - 8));
    }
    at -= tag == 2 ? 12 : 8;
  }
  memory.copy(height, to, top - to);
  return height + (top - to);
}

/** Takes what was pushed since `height`, and undoes the changes; the new top. */
export function undo(top: usize, height: usize): usize {
  while (top > height) {
    const tag = load<u32>(top - 4);
    if ((tag & 3) == 1) store<u32>(registers + (tag & ~3), load<u32>(top - 8));
    top -= (tag & 3) == 2 ? 12 : 8;
  }
  return top;
}

/** The end of a run of characters of a class from p on, at most `most` of them. */
function runOfPoints<T>(cls: usize, p: usize, end: usize, most: u32): usize {
  for (let n: u32 = 0; n < most && p < end; n++) {
    const point = pointAt<T>(p, end);
    if (!classHas(cls, point)) break;
    p += point > 0xffff ? 4 : sizeof<T>();
  }
  return p;
}

/** Position behind `count` characters of a class from p on, or 0. */
function takePoints<T>(cls: usize, p: usize, end: usize, count: u32): usize {
  for (let n: u32 = 0; n < count; n++) {
    if (p >= end) return 0;
    const point = pointAt<T>(p, end);
    if (!classHas(cls, point)) return 0;
    p += point > 0xffff ? 4 : sizeof<T>();
  }
  return p;
}

/** The outcome of a match that took so many steps: each costs at least one unit of fuel. */
function ended(outcome: Outcome, steps: u32): Outcome {
  return charge(1 + (steps >> 1)) ? Outcome.Terminated : outcome;
}

/** The matcher itself: see the head of this file. */
function run<T>(program: usize, text: usize, end: usize, from: usize, sticky: bool): Outcome {
  const size = sizeof<T>();
  let start = from;
  if (!sticky) {
    start = nextStart<T>(program, text, end, from);
    if (start == 0) return ended(Outcome.None, <u32>(end - from) >> RegExpStep.Shift);
  }
  const regs = registers;
  const code = program + load<u32>(program, RegExpProgram.Code);
  let top = stackBase;
  let limit = stackEnd;
  let p = start;
  let pc = code;
  let steps: i32 = STEPS - (<i32>(start - from) >> RegExpStep.Shift);
  while (true) {
    // one instruction: it goes on by `continue`, or fails by `break`
    const insn = load<u32>(pc);
    switch (insn & 0xff) {
      case RegExpOp.Match:
        store<u32>(regs, <u32>start);
        store<u32>(regs, <u32>p, 4);
        return ended(Outcome.Found, <u32>(STEPS - steps));
      case RegExpOp.Char:
        if (p < end && <u32>load<T>(p) == insn >> 16) {
          p += size;
          pc += 4;
          continue;
        }
        break;
      case RegExpOp.Chars: {
        const count = (insn >> 8) & 0xff;
        if (<usize>count * size <= end - p && spells<T>(p, pc + 4, count)) {
          p += <usize>count * size;
          pc += 4 + (((<usize>count + 1) >> 1) << 2);
          continue;
        }
        break;
      }
      case RegExpOp.Set:
        if (p < end && classHasUnit<T>(program + load<u32>(pc, 4), load<T>(p))) {
          p += size;
          pc += 8;
          continue;
        }
        break;
      case RegExpOp.SetU: {
        if (p >= end) break;
        const point = pointAt<T>(p, end);
        if (!classHas(program + load<u32>(pc, 4), point)) break;
        p += point > 0xffff ? 4 : size;
        pc += 8;
        continue;
      }
      case RegExpOp.Any:
        if (p >= end) break;
        p += size;
        pc += 4;
        continue;
      case RegExpOp.AnyU:
        if (p >= end) break;
        p += pointAt<T>(p, end) > 0xffff ? 4 : size;
        pc += 4;
        continue;
      case RegExpOp.StepBack:
        if (p <= text) break;
        p = (insn >> 8) & 1 ? pointBefore<T>(p, text) : p - size;
        pc += 4;
        continue;
      case RegExpOp.Guard: {
        if (p < end) {
          const cls = program + load<u32>(pc, 4);
          if ((insn >> 8) & 1 ? classHas(cls, pointAt<T>(p, end)) : classHasUnit<T>(cls, load<T>(p))) {
            pc += 12;
            continue;
          }
        }
        pc = program + load<u32>(pc, 8);
        continue;
      }
      case RegExpOp.Split:
        if (top > limit) {
          top = growStack(top);
          if (top == 0) return Outcome.Terminated;
          limit = stackEnd;
        }
        store<u32>(top, <u32>p);
        store<u32>(top, <u32>program + load<u32>(pc, 4), 4);
        top += 8;
        pc += 8;
        continue;
      case RegExpOp.Jump:
        pc = program + load<u32>(pc, 4);
        if (--steps <= 0) {
          if (charge(STEPS >> 1)) return Outcome.Terminated;
          steps = STEPS;
        }
        continue;
      case RegExpOp.Save: {
        if (top > limit) {
          top = growStack(top);
          if (top == 0) return Outcome.Terminated;
          limit = stackEnd;
        }
        const offset = (insn >> 16) << 2;
        store<u32>(top, load<u32>(regs + offset));
        store<u32>(top, offset | 1, 4);
        top += 8;
        store<u32>(regs + offset, <u32>p);
        pc += 4;
        continue;
      }
      case RegExpOp.Reset: {
        const last = load<u32>(pc, 4) << 2;
        for (let offset = (insn >> 16) << 2; offset < last; offset += 4) {
          const old = load<u32>(regs + offset);
          if (old == 0) continue;
          if (top > limit) {
            top = growStack(top);
            if (top == 0) return Outcome.Terminated;
            limit = stackEnd;
          }
          store<u32>(top, old);
          store<u32>(top, offset | 1, 4);
          top += 8;
          store<u32>(regs + offset, 0);
        }
        pc += 8;
        continue;
      }
      case RegExpOp.Counter:
      case RegExpOp.CounterNext: {
        if (top > limit) {
          top = growStack(top);
          if (top == 0) return Outcome.Terminated;
          limit = stackEnd;
        }
        const offset = (insn >> 16) << 2;
        const old = load<u32>(regs + offset);
        store<u32>(top, old);
        store<u32>(top, offset | 1, 4);
        top += 8;
        if ((insn & 0xff) == RegExpOp.Counter) {
          store<u32>(regs + offset, 0);
          pc += 4;
          continue;
        }
        store<u32>(regs + offset, old + 1);
        pc = program + load<u32>(pc, 4);
        if (--steps <= 0) {
          if (charge(STEPS >> 1)) return Outcome.Terminated;
          steps = STEPS;
        }
        continue;
      }
      case RegExpOp.CounterLoop: {
        const count = load<u32>(regs + ((insn >> 16) << 2));
        const exit = program + load<u32>(pc, 12);
        if (count < load<u32>(pc, 4)) {
          pc += 16;
          continue;
        }
        if (count >= load<u32>(pc, 8)) {
          pc = exit;
          continue;
        }
        if (top > limit) {
          top = growStack(top);
          if (top == 0) return Outcome.Terminated;
          limit = stackEnd;
        }
        const lazy = (insn >> 8) & RegExpMode.Lazy;
        store<u32>(top, <u32>p);
        store<u32>(top, lazy ? <u32>pc + 16 : <u32>exit, 4);
        top += 8;
        pc = lazy ? exit : pc + 16;
        continue;
      }
      case RegExpOp.CheckAdvance: {
        const counting = (insn >> 8) & 1;
        if (load<u32>(regs + ((insn >> 16) << 2)) == <u32>p) {
          if (!counting || load<u32>(regs + (load<u32>(pc, 4) << 2)) >= load<u32>(pc, 8)) break;
        }
        pc += 12;
        continue;
      }
      case RegExpOp.LoopSet: {
        const cls = program + load<u32>(pc, 12);
        const least = load<u32>(pc, 4);
        const most = load<u32>(pc, 8);
        const mode = (insn >> 8) & 0xff;
        let low: usize;
        if (size == 2 && mode & RegExpMode.CodePoints) {
          low = takePoints<T>(cls, p, end, least);
          if (low == 0) break;
          p = runOfPoints<T>(cls, low, end, most - least);
        } else {
          const room = <u32>(end - p) >> <u32>(size - 1);
          if (least > room) break;
          low = p + <usize>least * size;
          p = scanClass<T>(cls, p, most < room ? p + <usize>most * size : end, false);
          if (p < low) break;
        }
        pc += 20;
        steps -= <i32>(p - low) >> RegExpStep.Shift;
        if (p > low && !(mode & RegExpMode.Possessive)) {
          if (top > limit) {
            top = growStack(top);
            if (top == 0) return Outcome.Terminated;
            limit = stackEnd;
          }
          store<u32>(top, <u32>low);
          store<u32>(top, <u32>p, 4);
          store<u32>(top, <u32>pc - 20 | 2, 8);
          top += 12;
        }
        if (steps <= 0) {
          if (charge((STEPS - steps) >> 1)) return Outcome.Terminated;
          steps = STEPS;
        }
        continue;
      }
      case RegExpOp.LazySet: {
        const stop = load<u32>(pc, 8);
        if (stop != 0) {
          const before = p;
          if (size == 2 && (insn >> 8) & RegExpMode.CodePoints) p = pointOfClass<T>(program + stop, p, end);
          else p = scanClass<T>(program + stop, p, end, true);
          steps -= <i32>(p - before) >> RegExpStep.Shift;
        }
        if (top > limit) {
          top = growStack(top);
          if (top == 0) return Outcome.Terminated;
          limit = stackEnd;
        }
        store<u32>(top, <u32>p);
        store<u32>(top, <u32>pc + 12, 4);
        top += 8;
        pc += 16;
        continue;
      }
      case RegExpOp.LazyMore: {
        const next = (<u32>load<u8>(pc - 11)) & RegExpMode.CodePoints
          ? takePoints<T>(program + load<u32>(pc - 8), p, end, 1)
          : p < end && classHasUnit<T>(program + load<u32>(pc - 8), load<T>(p)) ? p + size : 0;
        if (next == 0) break;
        p = next;
        pc -= 12;
        continue;
      }
      case RegExpOp.Look: {
        const register = regs + ((insn >> 16) << 2);
        store<u32>(register, <u32>(top - stackBase));
        store<u32>(register, <u32>p, 4);
        if ((insn >> 8) & 1) {
          if (top > limit) {
            top = growStack(top);
            if (top == 0) return Outcome.Terminated;
            limit = stackEnd;
          }
          store<u32>(top, <u32>p);
          store<u32>(top, <u32>program + load<u32>(pc, 4), 4);
          top += 8;
        }
        pc += 8;
        continue;
      }
      case RegExpOp.LookEnd: {
        const register = regs + ((insn >> 16) << 2);
        const height = stackBase + load<u32>(register);
        top = (insn >> 8) & 1 ? dropChoices(top, height) : height;
        p = load<u32>(register, 4);
        pc += 4;
        continue;
      }
      case RegExpOp.LookNot: {
        // the choice of Look itself goes too: what follows the lookaround is not reached
        top = undo(top, stackBase + load<u32>(regs + ((insn >> 16) << 2)));
        break;
      }
      case RegExpOp.BackReference: {
        const count = insn >> 16;
        const mode = (insn >> 8) & 0xff;
        const length = matchReference<T>(pc, p, text, end);
        if (length < 0) break;
        steps -= length >> RegExpStep.Shift;
        p = mode & RegExpMode.Backward ? p - length : p + length;
        pc += 4 + (<usize>count << 2);
        continue;
      }
      case RegExpOp.Start:
        if (p != text) break;
        pc += 4;
        continue;
      case RegExpOp.End:
        if (p != end) break;
        pc += 4;
        continue;
      case RegExpOp.LineStart:
        if (p != text && !isLineEnd(load<T>(p - size))) break;
        pc += 4;
        continue;
      case RegExpOp.LineEnd:
        if (p != end && !isLineEnd(load<T>(p))) break;
        pc += 4;
        continue;
      case RegExpOp.Word: {
        const mode = (insn >> 8) & 0xff;
        if (atWordEdge<T>(p, text, end, (mode & RegExpMode.Folded) != 0) == ((mode & RegExpMode.Not) != 0)) break;
        pc += 4;
        continue;
      }
      default: break;
    }
    // it failed: back to the last choice, or to the next start
    if (--steps <= 0) {
      if (charge((STEPS - steps) >> 1)) return Outcome.Terminated;
      steps = STEPS;
    }
    while (true) {
      if (top == stackBase) {
        if (sticky) return ended(Outcome.None, <u32>(STEPS - steps));
        const before = start;
        start = nextStart<T>(program, text, end, start + size);
        if (start == 0) return ended(Outcome.None, <u32>(STEPS - steps) + (<u32>(end - before) >> RegExpStep.Shift));
        steps -= <i32>(start - before) >> RegExpStep.Shift;
        p = start;
        pc = code;
        break;
      }
      const tag = load<u32>(top - 4);
      const kind = tag & 3;
      if (kind == 0) {
        top -= 8;
        p = load<u32>(top);
        pc = tag;
        break;
      }
      if (kind == 1) {
        top -= 8;
        store<u32>(regs + (tag & ~3), load<u32>(top));
        continue;
      }
      // a greedy loop gives back
      pc = tag & ~3;
      const low = <usize>load<u32>(top - 12);
      p = load<u32>(top - 8);
      const follow = load<u32>(pc, 16);
      const points = size == 2 && (load<u8>(pc, 1) & RegExpMode.CodePoints) != 0;
      const before = p;
      if (follow == 0) p = points ? pointBefore<T>(p, low) : p - size;
      else {
        const cls = program + follow;
        if (points) {
          do p = pointBefore<T>(p, low);
          while (p > low && !classHas(cls, pointAt<T>(p, end)));
        } else {
          do p -= size;
          while (p > low && !classHasUnit<T>(cls, load<T>(p)));
        }
        steps -= <i32>(before - p) >> RegExpStep.Shift;
      }
      if (p <= low) top -= 12;
      else store<u32>(top - 8, <u32>p);
      pc += 20;
      break;
    }
  }
}

/** The first code point from p on that is in the class, or end. */
function pointOfClass<T>(cls: usize, p: usize, end: usize): usize {
  while (p < end) {
    const point = pointAt<T>(p, end);
    if (classHas(cls, point)) break;
    p += point > 0xffff ? 4 : sizeof<T>();
  }
  return p;
}
