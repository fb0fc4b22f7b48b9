// What follows from the rest of the memory does not travel with the module: hashes and the table of atoms, the indices of property
// tables, addresses in the records of functions. All of it looks random, and would make a tenth of the module compressed. The build
// (scripts/vm/reduce.ts) clears it and writes down which cells had some; every instance makes it again, in less than 0.1 ms, and a reset
// copies it.

import { Area, Cell, Header, Kind, Unit } from '../abi/layout.ts';
import { restoreCode } from '../image/load.ts';
import { reindex } from '../object/table.ts';
import { restoreAtom, restoreStaticAtoms } from '../string/string.ts';

/**
 * Restores what the snapshot left out. At Area.StackBase are the atoms and property tables, as unsigned LEB128: distance from the one
 * before (the first: from Area.HeapBase) in units of 8 bytes; 0 ends them. The stack is clear afterwards.
 */
export function restore(): void {
  let at: usize = Area.StackBase;
  // a module that was linked has nothing left to restore
  if (!load<u8>(at)) return;
  restoreStaticAtoms();
  let cell: u32 = Area.HeapBase;
  while (true) {
    let delta: u32 = 0, shift = 0, byte: u32;
    do {
      byte = load<u8>(at++);
      delta |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    if (delta == 0) break;
    cell += delta << 3;
    if (load<u8>(cell, Header.Kind) == Kind.PropertyTable) reindex(cell);
    else restoreAtom(cell);
  }
  memory.fill(Area.StackBase, 0, at - Area.StackBase);
  for (let unit = load<u32>(Cell.Units); unit != 0; unit = load<u32>(unit, Unit.Next)) restoreCode(unit);
}
