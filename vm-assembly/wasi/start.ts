// A program under WASI: its image was linked into the memory when the module was made, so there is nothing to load.

import { Attr, Cell } from '../abi/layout.ts';
import { JobCell } from '../abi/jobs.ts';
import { Exit } from '../abi/traps.ts';
import { BridgeCell } from '../abi/transfer.ts';
import { Ptr, UNDEFINED, Value, fromObject, fromString, isException, isObject, isString, kindOf, payload } from '../value/value.ts';
import { Kind } from '../abi/layout.ts';
import { vmRunUnit } from '../index.ts';
import { call0 } from '../interp/call.ts';
import { beginEntry, endEntry } from '../interp/entry.ts';
import { runJobs } from '../interp/jobs.ts';
import { allocateCell } from '../memory/alloc.ts';
import { literal } from '../builtins/errors.ts';
import { grantGroup, groupEntry } from '../builtins/groups.ts';
import { takeRejection } from '../builtins/promise-jobs.ts';
import { literalAtom } from '../builtins/native.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat, fromUtf8, utf8Length, writeUtf8 } from '../string/string.ts';
import { arrayPush } from '../object/elements.ts';
import { newArray } from '../object/object.ts';
import { defineOwn, getProperty } from '../object/properties.ts';
import { toStringValue } from '../value/convert.ts';
import { hostNow, hostWrite } from '../host.ts';
import { wasiArgBytes, wasiArgCount, wasiArgs, wasiExit, wasiSleep } from './system.ts';

const STDERR: i32 = 2;

/** Exit code when a top-level await waits for what never comes: Node's. */
const UNSETTLED: i32 = 13;

/** What the host calls: runs the program; a failure ends the process with code 1. */
export function _start(): void {
  const unit = load<u32>(BridgeCell.Program);
  if (!unit) {
    writeLine(literal('tungsten: this module holds no program; "tungsten build" makes one that does'));
    wasiExit(2);
    return;
  }
  setArguments();
  let exit = grant('timers');
  if (exit == Exit.Done) exit = grant('performance');
  if (exit == Exit.Done) exit = grant('json');
  if (exit == Exit.Done) exit = vmRunUnit(unit);
  while (exit == Exit.Done) {
    exit = runJobs();
    if (exit == Exit.Done) exit = unheardRejection();
    if (exit != Exit.Done || !load<u32>(JobCell.LiveTimers)) break;
    exit = runTimer();
  }
  if (exit == Exit.Done) {
    if (!load<u32>(JobCell.Evaluating)) return;
    writeLine(literal('Warning: Detected unsettled top-level await'));
    wasiExit(UNSETTLED);
    return;
  }
  writeLine(exit == Exit.Throw ? thrownText() : terminationText(exit));
  wasiExit(1);
}

/** Globals that need nothing but the clock: see builtins/groups.ts. */
function grant(name: string): i32 {
  const outermost = beginEntry();
  return endEntry(outermost, grantGroup(literalAtom(name), UNDEFINED));
}

/** `Throw` if a promise was rejected while nobody listened. */
function unheardRejection(): i32 {
  if (!load<u32>(JobCell.RejectionCount)) return Exit.Done;
  const outermost = beginEntry();
  return endEntry(outermost, takeRejection(true));
}

/** Waits until the next timer is due and runs it. */
function runTimer(): i32 {
  const left = load<f64>(JobCell.NextTimer) - hostNow();
  if (left > 0) wasiSleep(left);
  store<f64>(JobCell.TurnTime, 0);
  const outermost = beginEntry();
  return endEntry(outermost, call0(groupEntry(literalAtom('timers')), UNDEFINED));
}

/** Global `scriptArgs`: the arguments after the program's name. */
function setArguments(): void {
  const count = wasiArgCount();
  if (count < 2) {
    defineArguments(newArray(0, 0));
    return;
  }
  const buffer = allocateCell(Kind.Bytes, 8 + wasiArgBytes());
  if (!buffer) return;
  store<u32>(buffer, 8 + wasiArgBytes(), 4);
  const list = newArray(0, count);
  if (!list || !wasiArgs(buffer + 8, count)) return;
  for (let i: usize = 1; i < count; i++) {
    const text: usize = load<u32>(<usize>buffer + 8 + (i << 2));
    let size: u32 = 0;
    while (load<u8>(text + size)) size++;
    arrayPush(list, fromString(fromUtf8(text, size)));
  }
  defineArguments(list);
}

function defineArguments(list: Ptr): void {
  if (list) defineOwn(payload(load<u64>(Cell.Global)), literalAtom('scriptArgs'), fromObject(list), Attr.Hidden);
}

/** "Uncaught" and the stack of what was thrown, or its text. */
function thrownText(): Ptr {
  const thrown = load<u64>(Cell.Exception);
  const outermost = beginEntry();
  let text: Value = thrown;
  if (isObject(thrown) && kindOf(payload(thrown)) == Kind.Error) text = getProperty(payload(thrown), atom(Atom.stack), thrown);
  if (!isException(text) && !isString(text)) text = toStringValue(text);
  endEntry(outermost, text);
  return concat(literal('Uncaught '), isString(text) ? payload(text) : literal('exception'));
}

function terminationText(exit: i32): Ptr {
  if (exit == Exit.OutOfMemory) {
    // The limit leaves no room for a message that has to be made.
    store<u32>(Cell.HeapLimit, 0xf0000000);
    store<u32>(Cell.Termination, 0);
    return literal('tungsten: out of memory');
  }
  return literal(exit == Exit.OutOfFuel ? 'tungsten: out of fuel' : 'tungsten: the program was stopped');
}

function writeLine(text: Ptr): void {
  const line = concat(text, literal('\n'));
  const size = utf8Length(line);
  const buffer = allocateCell(Kind.Bytes, 8 + size);
  if (!buffer) return;
  store<u32>(buffer, 8 + size, 4);
  writeUtf8(line, buffer + 8);
  hostWrite(STDERR, buffer + 8, size);
}
