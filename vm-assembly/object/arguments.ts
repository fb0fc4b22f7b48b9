// Arguments objects. Unmapped ones are ordinary objects; a mapped one keeps the parameters' environment, whose slots its
// elements alias. spec: sec-arguments-exotic-objects

import { Attr, Elem, Internal, Kind, Obj, ObjectFlag } from '../abi/layout.ts';
import { HOLE, Ptr, fromInt, fromObject } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { Intrinsic, intrinsic, intrinsicValue, wellKnown } from '../builtins/intrinsics.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { accessorSlot, newAccessor } from './accessor.ts';
import { ObjectCell } from './cells.ts';
import { addObjectFlag, newElements, newObject } from './object.ts';
import { rootShape, shapeAdd } from './shape.ts';

/** Inline slots: length, callee, Symbol.iterator. */
const SLOTS: u32 = 3;

/** Shape of strict (0) or sloppy (1) arguments objects; 0 if out of memory. */
function argumentsShape(sloppy: u32): Ptr {
  let list = load<u32>(ObjectCell.ArgumentsShapes);
  if (list == 0) {
    list = allocateCell(Kind.CellList, 16);
    if (list == 0) return 0;
    store<u32>(list + 4, 2);
    const strictShape = makeShape(Attr.Accessor);
    const sloppyShape = makeShape(Attr.Hidden);
    if (strictShape == 0 || sloppyShape == 0) return 0;
    store<u32>(list + 8, strictShape);
    store<u32>(list + 12, sloppyShape);
    store<u32>(ObjectCell.ArgumentsShapes, list);
  }
  return load<u32>(list + 8 + (sloppy << 2));
}

function makeShape(callee: u32): Ptr {
  let shape = rootShape(intrinsic(Intrinsic.ObjectPrototype), Kind.Arguments, SLOTS);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.length), Attr.Hidden);
  if (shape != 0) shape = shapeAdd(shape, wellKnown(Intrinsic.SymbolIterator), Attr.Hidden);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.callee), callee);
  return shape;
}

/** The arguments object for `count` values at `args`. `callee` is the running function of sloppy code, or 0. 0 if out of memory. */
export function newArguments(args: usize, count: u32, callee: Ptr): Ptr {
  const shape = argumentsShape(u32(callee != 0));
  if (shape == 0) return 0;
  const o = newObject(shape);
  if (o == 0) return 0;
  store<u64>(o + Internal.Slot1, fromInt(0));
  store<u64>(o + Internal.Inline, fromInt(count));
  store<u64>(o + Internal.Inline + 8, intrinsicValue(Intrinsic.ArrayValues));
  if (callee != 0) {
    store<u64>(o + Internal.Inline + 16, fromObject(callee));
  } else {
    const thrower = intrinsicValue(Intrinsic.ThrowTypeError);
    const pair = newAccessor(thrower, thrower);
    if (pair == 0) return 0;
    store<u64>(o + Internal.Inline + 16, accessorSlot(pair));
  }
  if (count == 0) return o;
  const elements = newElements(count);
  if (elements == 0) return 0;
  memory.copy(elements + Elem.Values, args, count << 3);
  store<u32>(o + Obj.Elements, elements);
  return o;
}

/** The first elements of `o` alias the slots of `env` from 0 on: as many as were passed and as there are parameters. */
export function mapArguments(o: Ptr, env: Ptr, params: u32): void {
  const elements = load<u32>(o + Obj.Elements);
  const mapped = min(params, load<u32>(elements + Elem.Capacity));
  if (mapped == 0) return;
  store<u64>(o + Internal.Slot0, fromObject(env));
  store<u64>(o + Internal.Slot1, fromInt(mapped));
  for (let i: u32 = 0; i < mapped; i++) store<u64>(elements + Elem.Values + (i << 3), HOLE);
  addObjectFlag(o, ObjectFlag.SlowElements);
}

