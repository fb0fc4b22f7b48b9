// spec: sec-speciesconstructor, sec-toindex: what constructors of buffers and views share.

import { ErrorKind } from '../abi/opcodes.ts';
import { UNDEFINED, Value, fromNumber, isException, isNullish, isObject } from '../value/value.ts';
import { hasException, toIntegerOrInfinity } from '../value/convert.ts';
import { isConstructor } from '../interp/call.ts';
import { getValue } from '../object/properties.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { numberToString } from '../string/string.ts';
import { Intrinsic, wellKnown } from './intrinsics.ts';
import { throwErrorWith, throwRangeError, throwTypeError } from './errors.ts';

/** The constructor that makes what is derived from `o`. EXCEPTION: threw. May call getters. spec: sec-speciesconstructor */
export function speciesConstructor(o: Value, usual: Value): Value {
  const c = getValue(o, atom(Atom.constructor_));
  if (isException(c) || c == UNDEFINED) return c == UNDEFINED ? usual : c;
  if (!isObject(c)) return throwTypeError('object.constructor is not an object');
  const species = getValue(c, wellKnown(Intrinsic.SymbolSpecies));
  if (isException(species)) return species;
  if (isNullish(species)) return usual;
  return isConstructor(species) ? species : throwTypeError('object.constructor[Symbol.species] is not a constructor');
}

const MAX_SAFE: f64 = 9007199254740991;

/** spec: sec-toindex; -1: threw, a RangeError with this message (% is the number) if out of range. May call guest code. */
export function toIndex(v: Value, message: string): f64 {
  if (v == UNDEFINED) return 0;
  const n = toIntegerOrInfinity(v);
  if (hasException()) return -1;
  if (n >= 0 && n <= MAX_SAFE) return n;
  if (message.indexOf('%') < 0) throwRangeError(message);
  else throwErrorWith(ErrorKind.RangeError, message, numberToString(fromNumber(n)));
  return -1;
}
