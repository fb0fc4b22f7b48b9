// Nodes → program. Backwards (inside a lookbehind) sequences are written last term first, and each character is stepped back over
// before and after it is compared.
//
// `follow` is what must come next for the match to go on (first.ts). It decides where no choice is needed: a loop over a class that
// does not meet what follows never gives anything back, and alternatives that begin differently are told apart by one character.

import { RegExpFlag, RegExpMode, RegExpOp, RegExpProgram, RegExpSearch } from '../abi/regexp.ts';
import { Ptr } from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { setCount, setHigh, setInvert, setLow, setOf, setsMeet, setUnion } from './charset.ts';
import { ACCEPT, UNKNOWN, firstOf, firstOfRest } from './first.ts';
import { INFINITE, Look, Node, nodeGet, nodeMin, nodeNext, nodeType } from './nodes.ts';
import { invalid } from './reader.ts';
import { captureCount, groupName, groupNameCount, groupNumber, referenceCapture, referenceCaptures } from './parser.ts';
import {
  emit, emitBytes, emitClass, emitJump, emitWord, finishProgram, headClass, here, landHere, programWord, putProgramWord, startProgram,
} from './program.ts';

/** Registers so far. */
let registers: u32 = 0;
let unicode: bool = false;
let instructions: u32 = 0;

/** Instructions name registers in 16 bits. */
const MAX_REGISTERS: u32 = 0xffff;
/** Units of a literal prefix that are compared while searching. */
const MAX_PREFIX: u32 = 32;
const prefix: usize = memory.data(64);
let prefixLength: u32 = 0;

/** The program of a tree, or 0: the guest was terminated. */
export function compileProgram(root: u32, flags: u32): Ptr {
  if (!startProgram()) return 0;
  registers = captureCount() << 1;
  unicode = (flags & RegExpFlag.UnicodeMode) != 0;
  instructions = 0;
  putProgramWord(RegExpProgram.Flags, flags);
  putProgramWord(RegExpProgram.Captures, captureCount());
  putProgramWord(RegExpProgram.Code, here());
  putProgramWord(RegExpProgram.MinLength, nodeMin(root));
  for (let at: u32 = RegExpProgram.Compiled; at < <u32>RegExpProgram.Size; at += 4) putProgramWord(at, 0);
  if (!node(root, false, ACCEPT) || !emit(RegExpOp.Match)) return 0;
  if (registers > MAX_REGISTERS) return invalid('Regular expression too large');
  putProgramWord(RegExpProgram.Registers, registers);
  if (!search(root) || !nameTable()) return 0;
  return finishProgram();
}

// Searching ---------------------------------------------------------------------------------------------------------------

/** Does every match begin at the start of the subject? */
function startsAtStart(n: u32): bool {
  switch (nodeType(n)) {
    case Node.Assertion: return nodeGet(n, 3) == RegExpOp.Start;
    case Node.Sequence:
    case Node.Capture: return startsAtStart(nodeGet(n, 3));
    case Node.Alternation:
      for (let a = nodeGet(n, 3); a != 0; a = nodeNext(a)) if (!startsAtStart(a)) return false;
      return true;
    default: return false;
  }
}

function addPrefix(unit: u32): void {
  store<u16>(prefix + (prefixLength++ << 1), unit);
}

/** Gathers the units that every match begins with; true: what follows continues them. */
function literalPrefix(n: u32): bool {
  switch (nodeType(n)) {
    case Node.Char: {
      if (prefixLength + 2 > MAX_PREFIX) return false;
      const c = nodeGet(n, 3);
      if (c > 0xffff) {
        addPrefix(0xd800 + ((c - 0x10000) >> 10));
        addPrefix(0xdc00 + (c & 0x3ff));
      } else addPrefix(c);
      return true;
    }
    case Node.Sequence:
      for (let child = nodeGet(n, 3); child != 0; child = nodeNext(child)) if (!literalPrefix(child)) return false;
      return true;
    case Node.Capture: return literalPrefix(nodeGet(n, 3));
    case Node.Quantifier:
      if (nodeGet(n, 4) > 0) literalPrefix(nodeGet(n, 3));
      return false;
    case Node.Assertion: return true;
    default: return false;
  }
}

/** Decides how matches are searched for. */
function search(root: u32): bool {
  if (startsAtStart(root)) {
    putProgramWord(RegExpProgram.Search, RegExpSearch.Start);
    putProgramWord(RegExpProgram.SearchData, 0);
    return true;
  }
  prefixLength = 0;
  literalPrefix(root);
  if (prefixLength > 0) {
    putProgramWord(RegExpProgram.Search, RegExpSearch.Literal);
    putProgramWord(RegExpProgram.SearchData, here());
    return emitWord(prefixLength) && emitBytes(prefix, prefixLength << 1);
  }
  const first = firstOf(root);
  if (first != UNKNOWN && !(setCount(first) == 1 && setLow(first, 0) == 0 && setHigh(first, 0) >= 0xffff)) {
    putProgramWord(RegExpProgram.Search, RegExpSearch.First);
    return headClass(RegExpProgram.SearchData, first);
  }
  putProgramWord(RegExpProgram.Search, RegExpSearch.Anywhere);
  putProgramWord(RegExpProgram.SearchData, 0);
  return true;
}

/** Pairs of name and capture; names that are the same have one number. */
function nameTable(): bool {
  const count = groupNameCount();
  putProgramWord(RegExpProgram.Names, here());
  putProgramWord(RegExpProgram.NameCount, count);
  let distinct: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    let number = distinct;
    let seen: u32 = 0;
    for (let j: u32 = 0; j < i; j++) {
      if (groupName(j) == groupName(i)) {
        number = nameNumber(j);
        break;
      }
      seen++;
    }
    if (seen == i) distinct++;
    if (!emitWord(number) || !emitWord(groupNumber(i))) return false;
  }
  putProgramWord(RegExpProgram.NamesDistinct, distinct);
  return true;
}

/** Number of the name of entry i: how many different ones come before it. */
export function nameNumber(i: u32): u32 {
  let number: u32 = 0;
  for (let j: u32 = 0; j < i; j++) {
    if (groupName(j) == groupName(i)) return number;
    let repeated = false;
    for (let k: u32 = 0; k < j && !repeated; k++) repeated = groupName(k) == groupName(j);
    if (!repeated) number++;
  }
  return number;
}

// Nodes -------------------------------------------------------------------------------------------------------------------

/** Does the set hold characters of two units, or halves of them? */
function needsPoints(set: Ptr): bool {
  if (!unicode) return false;
  for (let i: u32 = 0, n = setCount(set); i < n; i++) {
    if (setHigh(set, i) >= 0xd800 && (setLow(set, i) < 0xe000 || setHigh(set, i) > 0xffff)) return true;
  }
  return false;
}

function isEverything(set: Ptr): bool {
  return setCount(set) == 1 && setLow(set, 0) == 0 && setHigh(set, 0) >= 0x10ffff;
}

/** One unit or set, in either direction. */
function character(n: u32, backward: bool): bool {
  if (nodeType(n) == Node.Char) {
    const c = nodeGet(n, 3);
    if (c > 0xffff) {
      const high = 0xd800 + ((c - 0x10000) >> 10);
      const low = 0xdc00 + (c & 0x3ff);
      return oneUnit(backward ? low : high, backward) && oneUnit(backward ? high : low, backward);
    }
    return oneUnit(c, backward);
  }
  const set = nodeGet(n, 3);
  if (setCount(set) == 0) return emit(RegExpOp.Fail);
  const points = needsPoints(set);
  const step: u32 = points ? 1 : 0;
  if (backward && !emit(RegExpOp.StepBack, step)) return false;
  if (isEverything(set)) {
    if (!emit(points ? RegExpOp.AnyU : RegExpOp.Any)) return false;
  } else if (!emit(points ? RegExpOp.SetU : RegExpOp.Set) || !emitClass(set)) return false;
  return !backward || emit(RegExpOp.StepBack, step);
}

function oneUnit(unit: u32, backward: bool): bool {
  if (!backward) return emit(RegExpOp.Char, 0, unit);
  return emit(RegExpOp.StepBack) && emit(RegExpOp.Char, 0, unit) && emit(RegExpOp.StepBack);
}

/** Code of one node; false: the guest was terminated. */
function node(n: u32, backward: bool, follow: Ptr): bool {
  if ((++instructions & 255) == 0 && charge(256)) return false;
  switch (nodeType(n)) {
    case Node.Empty: return true;
    case Node.Char:
    case Node.Set: return character(n, backward);
    case Node.Sequence: return backward ? sequenceBack(nodeGet(n, 3)) : sequence(nodeGet(n, 3), follow);
    case Node.Alternation: return alternation(nodeGet(n, 3), backward, follow);
    case Node.Capture: {
      const number = nodeGet(n, 4);
      const first = number << 1;
      return (
        emit(RegExpOp.Save, 0, backward ? first + 1 : first) && node(nodeGet(n, 3), backward, follow) &&
        emit(RegExpOp.Save, 0, backward ? first : first + 1)
      );
    }
    case Node.Look: return look(n);
    case Node.Quantifier: return quantifier(n, backward, follow);
    case Node.BackReference: return backReference(n, backward);
    default: return emit(nodeGet(n, 3), nodeGet(n, 4));
  }
}

/** Siblings, forwards: runs of units become one instruction. */
function sequence(n: u32, follow: Ptr): bool {
  while (n != 0) {
    let count: u32 = 0;
    for (let m = n; m != 0 && nodeType(m) == Node.Char && nodeGet(m, 3) < 0x10000 && count < 255; m = nodeNext(m)) count++;
    if (count > 1) {
      if (!emit(RegExpOp.Chars, count)) return false;
      for (let i: u32 = 0; i < count; i += 2) {
        let word = nodeGet(n, 3);
        n = nodeNext(n);
        if (i + 1 < count) {
          word |= nodeGet(n, 3) << 16;
          n = nodeNext(n);
        }
        if (!emitWord(word)) return false;
      }
      continue;
    }
    const next = nodeNext(n);
    const needed = nodeType(n) == Node.Quantifier || nodeType(n) == Node.Alternation || nodeType(n) == Node.Capture;
    if (!node(n, false, needed ? firstOfRest(next, follow) : UNKNOWN)) return false;
    n = next;
  }
  return true;
}

/** Siblings, last first. */
function sequenceBack(n: u32): bool {
  let count: u32 = 0;
  for (let m = n; m != 0; m = nodeNext(m)) count++;
  // the list has one direction: its k-th element is looked for from the front
  for (let k = count; k > 0; k--) {
    let m = n;
    for (let i: u32 = 1; i < k; i++) m = nodeNext(m);
    if ((k & 63) == 0 && charge(count >> 2)) return false;
    if (!node(m, true, UNKNOWN)) return false;
  }
  return true;
}

/** A guard that skips what begins with `first` if it cannot match; the place of its target, 0 at the heap limit. */
function guard(first: Ptr): u32 {
  if (!emit(RegExpOp.Guard, needsPoints(first) ? 1 : 0) || !emitClass(first) || !emitWord(0)) return 0;
  return here() - 4;
}

function alternation(n: u32, backward: bool, follow: Ptr): bool {
  // jumps to the end are linked through their targets
  let ends: u32 = 0;
  while (n != 0) {
    const next = nodeNext(n);
    if (next == 0) {
      if (!node(n, backward, follow)) return false;
      break;
    }
    let skip: u32 = 0;
    let split = true;
    if (!backward) {
      const first = nodeMin(n) > 0 ? firstOf(n) : UNKNOWN;
      if (first != UNKNOWN) {
        skip = guard(first);
        if (skip == 0) return false;
        split = meetsAlternatives(first, next, follow);
      }
    }
    let other: u32 = 0;
    if (split) {
      other = emitJump(RegExpOp.Split);
      if (other == 0) return false;
    }
    if (!node(n, backward, follow)) return false;
    const jump = emitJump(RegExpOp.Jump);
    if (jump == 0) return false;
    putProgramWord(jump, ends);
    ends = jump;
    if (skip != 0) landHere(skip);
    if (other != 0) landHere(other);
    n = next;
  }
  while (ends != 0) {
    const before = programWord(ends);
    landHere(ends);
    ends = before;
  }
  return true;
}

/** May one of the alternatives from n on begin with a character of the set? */
function meetsAlternatives(set: Ptr, n: u32, follow: Ptr): bool {
  for (let count = 0; n != 0; n = nodeNext(n)) {
    if (++count > 64) return true;
    const first = nodeMin(n) > 0 ? firstOf(n) : firstOfNullable(n, follow);
    if (first == UNKNOWN || first == ACCEPT || setsMeet(set, first)) return true;
  }
  return false;
}

function firstOfNullable(n: u32, follow: Ptr): Ptr {
  if (follow == UNKNOWN || follow == ACCEPT || nodeType(n) != Node.Empty) return UNKNOWN;
  return follow;
}

function look(n: u32): bool {
  const kind = nodeGet(n, 4);
  const negative = (kind & Look.Negative) != 0;
  const register = registers;
  registers += 2;
  if (!emit(RegExpOp.Look, negative ? 1 : 0, register)) return false;
  if (!emitWord(0)) return false;
  const place = here() - 4;
  const behind = (kind & Look.Behind) != 0;
  if (!node(nodeGet(n, 3), behind, behind ? UNKNOWN : ACCEPT)) return false;
  const ended = negative
    ? emit(RegExpOp.LookNot, 0, register)
    : emit(RegExpOp.LookEnd, nodeGet(n, 5) != nodeGet(n, 6) ? 1 : 0, register);
  landHere(place);
  return ended;
}

function backReference(n: u32, backward: bool): bool {
  const count = referenceCaptures(n);
  if (!emit(RegExpOp.BackReference, nodeGet(n, 4) | (backward ? RegExpMode.Backward : 0), count)) return false;
  for (let i: u32 = 0; i < count; i++) if (!emitWord(referenceCapture(n, i))) return false;
  return true;
}

// Quantifiers -------------------------------------------------------------------------------------------------------------

/** The set of a node that takes one character, unit or not. 0: it is no such node. */
function singleSet(n: u32): Ptr {
  if (nodeType(n) == Node.Set) return nodeGet(n, 3);
  return nodeType(n) == Node.Char ? setOf(nodeGet(n, 3), nodeGet(n, 3)) : 0;
}

function quantifier(n: u32, backward: bool, follow: Ptr): bool {
  const child = nodeGet(n, 3);
  const least = nodeGet(n, 4);
  const most = nodeGet(n, 5);
  const lazy = nodeGet(n, 6) != 0;
  if (most == 0) return true;
  if (least == 1 && most == 1) return node(child, backward, follow);
  const single = backward ? 0 : singleSet(child);
  if (single != 0 && (!lazy || least == most)) return classLoop(single, least, most, follow);
  if (single != 0 && most == INFINITE) return lazyLoop(single, least, follow);
  return loop(n, backward, follow);
}

/** A greedy loop over one class. */
function classLoop(set: Ptr, least: u32, most: u32, follow: Ptr): bool {
  const known = follow != UNKNOWN && follow != ACCEPT;
  const possessive = follow == ACCEPT || least == most || (known && !setsMeet(set, follow));
  const stop = known && !possessive ? follow : 0;
  const points = needsPoints(set) || (stop != 0 && needsPoints(stop));
  const mode: u32 = (possessive ? RegExpMode.Possessive : 0) | (points ? RegExpMode.CodePoints : 0);
  return emit(RegExpOp.LoopSet, mode) && emitWord(least) && emitWord(most) && emitClass(set) && emitClass(stop);
}

/** A lazy loop over one class without an upper limit: the least, then one by one up to where something can follow. */
function lazyLoop(set: Ptr, least: u32, follow: Ptr): bool {
  if (least > 0 && !classLoop(set, least, least, ACCEPT)) return false;
  let stop: Ptr = 0;
  if (follow != UNKNOWN && follow != ACCEPT) {
    stop = setUnion(follow, setInvert(set));
    if (stop == 0) return false;
  }
  const points = needsPoints(set) || (stop != 0 && needsPoints(stop));
  return (
    emit(RegExpOp.LazySet, points ? RegExpMode.CodePoints : 0) && emitClass(set) && emitClass(stop) && emit(RegExpOp.LazyMore)
  );
}

/** Any other loop. spec: sec-runtime-semantics-repeatmatcher-abstract-operation */
function loop(n: u32, backward: bool, follow: Ptr): bool {
  const child = nodeGet(n, 3);
  const least = nodeGet(n, 4);
  const most = nodeGet(n, 5);
  const lazy = nodeGet(n, 6) != 0;
  const nullable = nodeMin(child) == 0;
  const counted = least > 1 || (most != INFINITE && most > 1) || (least == 1 && nullable);
  // Where one character tells whether another turn can match, there is nothing to try when it cannot; and no choice to keep if
  // what follows begins differently.
  const first = backward || nullable ? UNKNOWN : firstOf(child);
  const known = first != UNKNOWN && follow != UNKNOWN && follow != ACCEPT;
  const noChoice = known && !setsMeet(first, follow);
  const inner = known && most > 1 ? setUnion(first, follow) : known ? follow : UNKNOWN;
  const counter = registers;
  if (counted) registers++;
  const position = registers;
  if (nullable) registers++;
  if (least == 1 && !counted) return repeat(n, backward, first, lazy, noChoice, inner);
  if (counted && !emit(RegExpOp.Counter, 0, counter)) return false;
  const head = here();
  let skip: u32 = 0;
  let exit: u32 = 0;
  if (first != UNKNOWN && !lazy && !counted) {
    skip = guard(first);
    if (skip == 0) return false;
  }
  if (counted) {
    const mode: u32 = lazy ? RegExpMode.Lazy : 0;
    if (!emit(RegExpOp.CounterLoop, mode, counter) || !emitWord(least) || !emitWord(most) || !emitWord(0)) return false;
    exit = here() - 4;
  } else if (lazy) {
    const body = emitJump(RegExpOp.Split);
    exit = emitJump(RegExpOp.Jump);
    if (body == 0 || exit == 0) return false;
    landHere(body);
  } else if (!noChoice) {
    exit = emitJump(RegExpOp.Split);
    if (exit == 0) return false;
  }
  if (nullable && !emit(RegExpOp.Save, 0, position)) return false;
  if (!turn(n, backward, inner)) return false;
  if (nullable) {
    if (!emit(RegExpOp.CheckAdvance, counted ? 1 : 0, position) || !emitWord(counted ? counter : 0) || !emitWord(least)) return false;
  }
  if (counted) {
    if (!emit(RegExpOp.CounterNext, 0, counter) || !emitWord(head)) return false;
  } else if (most != 1) {
    if (!emit(RegExpOp.Jump) || !emitWord(head)) return false;
  }
  if (skip != 0) landHere(skip);
  if (exit != 0) landHere(exit);
  return true;
}

/** A loop of at least one turn without an upper limit, whose turns are not empty: it is left or gone round again at its end. */
function repeat(n: u32, backward: bool, first: Ptr, lazy: bool, noChoice: bool, inner: Ptr): bool {
  const head = here();
  if (!turn(n, backward, inner)) return false;
  // lazy: on, and back to the head as a choice
  if (lazy) return emit(RegExpOp.Split) && emitWord(head);
  let skip: u32 = 0;
  let exit: u32 = 0;
  if (first != UNKNOWN) {
    skip = guard(first);
    if (skip == 0) return false;
  }
  if (!noChoice) {
    exit = emitJump(RegExpOp.Split);
    if (exit == 0) return false;
  }
  if (!emit(RegExpOp.Jump) || !emitWord(head)) return false;
  if (skip != 0) landHere(skip);
  if (exit != 0) landHere(exit);
  return true;
}

/** The body of a loop, its captures cleared first. */
function turn(n: u32, backward: bool, follow: Ptr): bool {
  const from = nodeGet(n, 7);
  const to = nodeGet(n, 8);
  if (from < to && (!emit(RegExpOp.Reset, 0, from << 1) || !emitWord(to << 1))) return false;
  return node(nodeGet(n, 3), backward, follow);
}
