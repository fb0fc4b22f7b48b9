// Raw JSON: objects that JSON.stringify writes as the text that they were made of. spec: sec-json.rawjson

import { Header, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, FALSE, TRUE, Value, fromObject, fromString, isException, isObject, payload } from '../value/value.ts';
import { toStringValue } from '../value/convert.ts';
import { flatUnit, flatten, stringLength } from '../string/string.ts';
import { setIntegrity } from '../object/integrity.ts';
import { newObjectWithProto } from '../object/object.ts';
import { createDataProperty, getValue } from '../object/properties.ts';
import { throwError } from './errors.ts';
import { parseJson } from './json-parse.ts';
import { arg, literalAtom } from './native.ts';

/** `Header.Aux` of an ordinary object that has the slot [[IsRawJSON]]. */
const RAW: u8 = 1;

// @ts-ignore: decorator
@inline
export function isRawJson(v: Value): bool {
  return isObject(v) && load<u8>(payload(v)) == Kind.Object && load<u8>(payload(v), Header.Aux) == RAW;
}

/** The text of a raw JSON object, a string: nobody can have changed it. */
export function rawText(v: Value): Value {
  return getValue(v, literalAtom('rawJSON'));
}

function isSpace(c: u32): bool {
  return c == 0x20 || c == 0x0a || c == 0x0d || c == 0x09;
}

/** spec: sec-json.rawjson */
export function rawJson(fp: usize, argc: i32): u64 {
  const text = toStringValue(arg(fp, argc, 0));
  const flat = isException(text) ? 0 : flatten(payload(text));
  if (flat == 0) return EXCEPTION;
  const length = stringLength(flat);
  const first = length != 0 ? flatUnit(flat, 0) : 0x20;
  if (isSpace(first) || isSpace(flatUnit(flat, length - 1)) || first == 0x7b || first == 0x5b) {
    return throwError(ErrorKind.SyntaxError, 'Invalid value for JSON.rawJSON');
  }
  if (isException(parseJson(flat))) return EXCEPTION;
  const o = newObjectWithProto(0);
  if (o == 0 || createDataProperty(o, literalAtom('rawJSON'), fromString(flat)) < 0 || setIntegrity(o, true) < 0) return EXCEPTION;
  store<u8>(o, RAW, Header.Aux);
  return fromObject(o);
}

/** spec: sec-json.israwjson */
export function isRawJsonCall(fp: usize, argc: i32): u64 {
  return isRawJson(arg(fp, argc, 0)) ? TRUE : FALSE;
}
