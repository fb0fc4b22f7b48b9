// Source text of a function. spec: sec-function.prototype.tostring

import { Code, CodeFlag, Fn, Kind, Unit } from '../abi/layout.ts';
import { DebugRecord } from '../abi/image.ts';
import { Ptr, kindOf } from '../value/value.ts';
import { concat, fromUtf8 } from '../string/string.ts';
import { createdName } from '../object/function.ts';
import { literal } from './errors.ts';
import { sourceRecord } from './stack-trace.ts';

/** The text between the function's first and last byte, or the native form for built-ins and images without sources. */
export function functionSource(f: Ptr): Ptr {
  if (kindOf(f) != Kind.Function) return literal('function () { [native code] }');
  const code = load<u32>(f, Fn.Code);
  if (code && !(load<u32>(code, Code.Flags) & CodeFlag.Library)) {
    const image = <usize>load<u32>(load<u32>(code, Code.Unit), Unit.Image);
    const start = load<u32>(code, Code.SourceStart);
    const end = load<u32>(code, Code.SourceEnd);
    const record = sourceRecord(image, start);
    if (record && end > start) {
      const first = load<u32>(record, DebugRecord.FirstPosition);
      if (end - first <= load<u32>(record, DebugRecord.TextSize)) {
        return fromUtf8(image + <usize>load<u32>(record, DebugRecord.TextOffset) + <usize>(start - first), end - start);
      }
    }
  }
  return concat(concat(literal('function '), createdName(f)), literal('() { [native code] }'));
}
