// console: printing. One string or number is written at once; everything else is for lib/console.ts, which is loaded then.

import { Attr, Cell, Kind, ObjectFlag } from '../abi/layout.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromObject, fromString, isException, isInt, isString, normalized, payload, toInt } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { hostWrite } from '../host.ts';
import { charge } from '../interp/fuel.ts';
import { callFunction, popArgs, pushArgs } from '../interp/call.ts';
import { newObjectWithProto } from '../object/object.ts';
import { consoleFunction } from './lazy.ts';
import { Native, arg, callee, constant, literalAtom } from './native.ts';
import { createdName, newNativeFunction } from '../object/function.ts';
import { defineOwn } from '../object/properties.ts';
import { atomFromUtf16, numberToString, stringLength, utf8Length, writeUtf8, flatten } from '../string/string.ts';
import { throwStackOverflow } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';

/** The methods, each ended by a comma: those that print, those that print to the other stream, and all others. */
const NAMES =
  'log,info,debug,warn,error,assert,clear,count,countReset,dir,dirxml,group,groupCollapsed,groupEnd,table,time,timeEnd,timeLog,trace,';
const ERRORS = 15;
const OTHERS = 26;
/** u32: columns by which groups move what is printed. */
const INDENTATION: usize = Cell.BuiltinPrivate + 480;
/** Room for short texts, so that printing them allocates nothing. */
const ROOM: u32 = 1024;
const buffer: usize = memory.data(1024, 8);

/** Writes a string, and a line end if asked for; false: terminated. */
function write(fd: i32, s: Ptr, line: bool): bool {
  const flat = flatten(s);
  if (!flat || charge(stringLength(flat) >> 4)) return false;
  const size = utf8Length(flat);
  let at = buffer;
  if (size >= ROOM) {
    const cell = allocateCell(Kind.Bytes, 9 + size);
    if (!cell) return false;
    store<u32>(cell, size + 1, 4);
    at = <usize>cell + 8;
  }
  writeUtf8(flat, at);
  if (line) store<u8>(at + <usize>size, 10);
  hostWrite(fd, at, size + u32(line));
  return true;
}

/** What the library makes of a method, which is a stream or a name, and its arguments. */
function format(fp: usize, argc: i32, method: Value): Value {
  const f = consoleFunction();
  if (isException(f)) return EXCEPTION;
  const args = pushArgs(argc + 1);
  if (!args) return throwStackOverflow();
  store<u64>(args, method);
  memory.copy(args + 8, fp + 8, <usize>argc << 3);
  const result = callFunction(f, UNDEFINED, argc + 1, args);
  popArgs(args);
  return isException(result) ? EXCEPTION : UNDEFINED;
}

/** The arguments in one line on this stream. */
function print(fp: usize, argc: i32, fd: i32): Value {
  if (argc == 1 && !load<u32>(INDENTATION)) {
    const v = normalized(arg(fp, argc, 0));
    if (isString(v)) return write(fd, payload(v), true) ? UNDEFINED : EXCEPTION;
    if (isInt(v)) {
      const text = numberToString(v);
      return text && write(fd, text, true) ? UNDEFINED : EXCEPTION;
    }
  }
  return format(fp, argc, fromInt(fd));
}

function log(fp: usize, argc: i32): u64 { return print(fp, argc, 1); }
function error(fp: usize, argc: i32): u64 { return print(fp, argc, 2); }
function other(fp: usize, argc: i32): u64 { return format(fp, argc, fromString(createdName(callee(fp)))); }

export function writeCall(fp: usize, argc: i32): u64 {
  return write(toInt(arg(fp, argc, 0)), payload(arg(fp, argc, 1)), false) ? UNDEFINED : EXCEPTION;
}

export function setConsoleCall(fp: usize, argc: i32): u64 {
  setIntrinsic(Intrinsic.ConsolePrint, arg(fp, argc, 0));
  return UNDEFINED;
}

export function consoleIndentCall(fp: usize, argc: i32): u64 {
  store<u32>(INDENTATION, <u32>toInt(arg(fp, argc, 0)));
  return UNDEFINED;
}

export function initConsole(global: Ptr): void {
  const console = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.Console, fromObject(console));
  store<u32>(INDENTATION, 0);
  let start = 0;
  for (let at = 0; at < NAMES.length; at++) {
    if (NAMES.charCodeAt(at) != 44) continue;
    const name = atomFromUtf16(changetype<usize>(NAMES) + (<usize>start << 1), at - start);
    const native = start < ERRORS ? <Native>log : start < OTHERS ? <Native>error : <Native>other;
    defineOwn(console, name, fromObject(newNativeFunction(native.index, name, 0, ObjectFlag.Callable)), Attr.Default);
    start = at + 1;
  }
  defineOwn(console, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('console')), Attr.Configurable);
  constant(global, 'console', fromObject(console), Attr.Hidden);
}
