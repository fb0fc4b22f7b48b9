// Stack traces: captured as pairs of code and offset, turned into text when somebody reads them.

import { Cell, Code, CodeFlag, Fn, Frame, Gen, Kind, Unit } from '../abi/layout.ts';
import { DebugRecord, ImageHeader } from '../abi/image.ts';
import { Ptr, fromInt, isObject, isString, payload } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { codeOf } from '../interp/frame.ts';
import { charOfLatin1, concat, fromUtf16, fromUtf8, numberToString, stringLength } from '../string/string.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { peekProperty } from '../object/properties.ts';
import { generatorOf } from '../interp/generators.ts';
import { WASI } from '../host.ts';
import { isNestedReturn, trueReturn } from '../jit/nested.ts';
import { awaiterOf } from './promise-jobs.ts';

/** Frames that a trace keeps. */
const MAX_FRAMES: u32 = 10;
/** Bit of an offset in a trace: the function does not run, it awaits the one before it. */
const WAITS: u32 = 1;
const ASYNC_FUNCTION: u32 = CodeFlag.Async | CodeFlag.Generator;

/**
 * Trace of the running frames as a Bytes cell: u32 count at 8, then u32 code and u32 offset each, those that await the running ones last; 0 on a full heap. If the function
 * `hidden` is running, its frame and those above it are left out.
 */
export function captureTrace(hidden: Ptr): Ptr {
  const trace = allocateCell(Kind.Bytes, 16 + MAX_FRAMES * 8);
  if (!trace) return 0;
  store<u32>(trace, 8 + MAX_FRAMES * 8, 4);
  let count: u32 = 0;
  let fp: usize = load<u32>(Cell.Fp);
  let pc: u32 = load<u32>(Cell.Pc);
  let visible = !onStack(hidden);
  let waiting: Ptr = 0;
  while (fp && count < MAX_FRAMES) {
    const f = load<u32>(fp + Frame.Callee);
    if (!visible) {
      visible = f == hidden;
      pc = callerPc(fp);
      fp = load<u32>(fp + Frame.CallerFp);
      continue;
    }
    const code = load<u8>(f) == Kind.Function ? load<u32>(f, Fn.Code) : 0;
    waiting = code && (load<u32>(code, Code.Flags) & ASYNC_FUNCTION) == CodeFlag.Async ? generatorOf(fp) : 0;
    if (code && !(load<u32>(code, Code.Flags) & CodeFlag.Library)) {
      const at = <usize>trace + (<usize>count << 3);
      store<u32>(at, code, 16);
      store<u32>(at, pc - load<u32>(code, Code.Start), 20);
      count++;
    }
    pc = callerPc(fp);
    fp = load<u32>(fp + Frame.CallerFp);
  }
  // Under a function that went on after an await lies nobody; who waits for its promise would be there.
  while (waiting && count < MAX_FRAMES) {
    waiting = awaiterOf(payload(load<u64>(waiting, Gen.Promise)));
    if (!waiting) break;
    const code = load<u32>(payload(load<u64>(waiting, Gen.Function)), Fn.Code);
    const flags = load<u32>(code, Code.Flags);
    if (!(flags & CodeFlag.Library)) {
      const at = <usize>trace + (<usize>count << 3);
      store<u32>(at, code, 16);
      store<u32>(at, (load<u32>(waiting, Gen.Pc) - load<u32>(code, Code.Start)) | WAITS, 20);
      count++;
    }
    if (flags & CodeFlag.Generator) break;
  }
  store<u32>(trace, count, 8);
  return trace;
}

/** Address of the instruction by which the frame at fp was entered. */
function callerPc(fp: usize): u32 {
  const returnPc = load<u32>(fp + Frame.ReturnPc);
  if (!WASI && isNestedReturn(returnPc)) return trueReturn(returnPc) - 8;
  // Under a frame that native code entered lies a slot with the pc of the frame that called the native.
  return returnPc ? returnPc - 8 : load<u32>(fp - 32);
}

/** Is a call of this function running? 0 is none. */
function onStack(f: Ptr): bool {
  if (!f) return false;
  for (let fp: usize = load<u32>(Cell.Fp); fp; fp = load<u32>(fp + Frame.CallerFp)) if (load<u32>(fp + Frame.Callee) == f) return true;
  return false;
}

/** Source position (image-wide byte number) of the instruction at `offset` of `code`. */
export function positionOf(code: usize, offset: u32): u32 {
  let at: usize = load<u32>(code, Code.Positions);
  const end = at + <usize>load<u32>(code, Code.PositionsSize);
  let word: u32 = 0;
  let position = load<u32>(code, Code.SourceStart);
  const wanted = offset >> 2;
  while (at < end) {
    let delta: u32 = 0, shift = 0, byte: u32;
    do {
      byte = load<u8>(at++);
      delta |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    word += delta;
    if (word > wanted) break;
    let zigzag: u32 = 0;
    shift = 0;
    do {
      byte = load<u8>(at++);
      zigzag |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    position += (zigzag >> 1) ^ -(zigzag & 1);
  }
  return position;
}

/** Debug record of the source that holds an image-wide position; 0 if the image has none. */
export function sourceRecord(image: usize, position: u32): usize {
  const debug = image + <usize>load<u32>(image, ImageHeader.Debug);
  if (load<u32>(image, ImageHeader.DebugSize) < 4) return 0;
  const count = load<u32>(debug);
  let found: usize = 0;
  for (let i: u32 = 0; i < count; i++) {
    const record = debug + 4 + <usize>i * DebugRecord.Bytes;
    if (load<u32>(record, DebugRecord.FirstPosition) <= position) found = record;
  }
  return found;
}

function imageOf(code: usize): usize {
  return load<u32>(load<u32>(code, Code.Unit), Unit.Image);
}

/** `name` of a function for traces and messages, without running guest code. */
export function functionName(f: Ptr): Ptr {
  const own = peekProperty(f, atom(Atom.name));
  return isString(own) ? payload(own) : atom(Atom.empty);
}

/** Name of the class that made an object: `name` of the `constructor` that its prototypes show. */
export function classNameOf(o: Ptr): Ptr {
  const f = peekProperty(o, atom(Atom.constructor_));
  if (isObject(f)) {
    const name = functionName(payload(f));
    if (stringLength(name)) return name;
  }
  return atom(Atom.Object);
}

/** Lines "\n    at name (file:line:column)" of a captured trace. */
export function formatTrace(trace: Ptr): Ptr {
  let text = atom(Atom.empty);
  if (!trace) return text;
  const count = load<u32>(trace, 8);
  for (let i: u32 = 0; i < count; i++) {
    const at = <usize>trace + (<usize>i << 3);
    text = concat(text, formatFrame(load<u32>(at, 16), load<u32>(at, 20)));
  }
  return text;
}

function formatFrame(code: usize, offset: u32): Ptr {
  const position = positionOf(code, offset);
  const image = imageOf(code);
  const record = sourceRecord(image, position);
  let place = fromUtf16(changetype<usize>('<anonymous>'), 11);
  if (record) {
    const text = image + <usize>load<u32>(record, DebugRecord.TextOffset);
    const size = load<u32>(record, DebugRecord.TextSize);
    const target = min(position - load<u32>(record, DebugRecord.FirstPosition), size);
    let line = 1, column = 1;
    for (let at: u32 = 0; at < target; at++) {
      const byte = load<u8>(text + at);
      if (byte == 10) {
        line++;
        column = 1;
      } else if ((byte & 0xc0) != 0x80) {
        // Columns count UTF-16 units, as V8 does: four-byte sequences are two.
        column += byte >= 0xf0 ? 2 : 1;
      }
    }
    const name = fromUtf8(image + <usize>load<u32>(record, DebugRecord.NameOffset), load<u32>(record, DebugRecord.NameSize));
    const colon = charOfLatin1(58);
    place = concat(concat(name, colon), concat(concat(numberToString(fromInt(line)), colon), numberToString(fromInt(column))));
  }
  const at = fromUtf16(changetype<usize>('\n    at async '), offset & WAITS ? 14 : 8);
  const index = load<u32>(code, Code.Name);
  const named = index != 0xffff && !(load<u32>(code, Code.Flags) & CodeFlag.TopLevel);
  const name = named ? load<u32>(<usize>load<u32>(code, Code.Data) + (<usize>index << 3)) : 0;
  if (!name || !stringLength(name)) return concat(at, place);
  const open = fromUtf16(changetype<usize>(' ('), 2);
  return concat(concat(concat(at, name), open), concat(place, charOfLatin1(41)));
}

/** Is this byte part of an identifier (or of a longer UTF-8 sequence)? */
function isNameByte(c: u32): bool {
  return c >= 128 || c == 36 || c == 95 || (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

/** Where the name that begins at `at` ends. */
function nameEnd(text: usize, at: u32, size: u32): u32 {
  while (at < size && isNameByte(load<u8>(text + at))) at++;
  return at;
}

/**
 * Source text of the callee of the call at pc, for "x.y is not a function". The position points at the callee's last name, and a
 * chain of names and dots before it belongs to it; or at the first one, if something in brackets or `new` takes part. 0 if the text
 * is anything more complicated.
 */
export function calleeText(pc: usize, fp: usize): Ptr {
  const code: usize = codeOf(fp);
  const position = positionOf(code, <u32>pc - load<u32>(code, Code.Start));
  const image = imageOf(code);
  const record = sourceRecord(image, position);
  if (!record) return 0;
  const text = image + <usize>load<u32>(record, DebugRecord.TextOffset);
  const size = load<u32>(record, DebugRecord.TextSize);
  const from = position - load<u32>(record, DebugRecord.FirstPosition);
  if (from >= size || !isNameByte(load<u8>(text + from))) return 0;
  let end = nameEnd(text, from, size);
  let start = from;
  if (end - from == 3 && load<u32>(text + from) == 0x2077656e) {
    // "new "
    start = end + 1;
    end = nameEnd(text, start, size);
    if (start == end) return 0;
  }
  while (start > 0 && (isNameByte(load<u8>(text + start - 1)) || load<u8>(text + start - 1) == 46 || load<u8>(text + start - 1) == 35)) start--;
  // What the member belongs to is no plain name: V8 calls it so.
  let callee = load<u8>(text + start) == 46 ? fromUtf16(changetype<usize>('(intermediate value)'), 20) : atom(Atom.empty);
  while (end < size) {
    const c = load<u8>(text + end);
    if (c == 46 && end + 1 < size && isNameByte(load<u8>(text + end + 1))) {
      end = nameEnd(text, end + 1, size);
    } else if (c == 91) {
      // V8 prints a key that is a string as if it stood after a dot, whatever is in it.
      const quote = <u32>load<u8>(text + end + 1);
      const quoted = quote == 34 || quote == 39;
      const key = end + 1 + u32(quoted);
      const keyEnd = nameEnd(text, key, size);
      const close = keyEnd + u32(quoted);
      if (key == keyEnd || close >= size || (quoted && load<u8>(text + keyEnd) != quote) || load<u8>(text + close) != 93) return 0;
      if (quoted) {
        callee = concat(concat(callee, fromUtf8(text + start, end - start)), charOfLatin1(46));
        callee = concat(callee, fromUtf8(text + key, keyEnd - key));
        start = close + 1;
      }
      end = close + 1;
    } else {
      break;
    }
  }
  return start < end ? concat(callee, fromUtf8(text + start, end - start)) : callee;
}
