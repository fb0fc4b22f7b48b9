// Records of functions that got warm, and what compiled code keeps alive.

import { JitCell, JitRecord, JitRecordFlag, JitState, Profile } from '../abi/jit.ts';
import { Cell, Code, Header, Kind, Unit } from '../abi/layout.ts';
import { Op } from '../abi/opcodes.ts';
import { RegExpProgram } from '../abi/regexp.ts';
import { hostJitDrop } from '../host.ts';
import { Ptr } from '../value/value.ts';
import { allocateCell, allocatedBytes } from '../memory/alloc.ts';
import { isMarked } from '../memory/mark.ts';
import { interpretInstead } from './nested.ts';

/** A compiled function: see abi/jit.ts. */
type Compiled = (fp: usize, entry: u32) => u64;

/**
 * A cell of zeros; 0 if the heap is nearly full: the JIT never is the reason for a guest to end. `count` is what stands at 4: bytes, or
 * entries.
 */
function cellOf(kind: Kind, payload: u32, count: u32): Ptr {
  const limit = load<u32>(Cell.HeapLimit);
  if (allocatedBytes() + payload > limit - (limit >> 3)) return 0;
  const cell = allocateCell(kind, payload + 8);
  if (!cell) return 0;
  store<u32>(cell, count, 4);
  memory.fill(<usize>cell + 8, 0, payload);
  return cell;
}

export function bytesCell(payload: u32): Ptr {
  return cellOf(Kind.Bytes, payload, payload);
}

/** Room for `count` cells that live as long as the unit of a function, which the caller fills in at once: address of the first, or 0. */
export function keepList(code: usize, count: u32): usize {
  const list = cellOf(Kind.CellList, (count + 1) << 2, count + 1);
  if (!list) return 0;
  const unit = <usize>load<u32>(code, Code.Unit);
  const link = load<u8>(unit, Header.Mark) == Header.StaticMark ? <usize>JitCell.Kept : unit + Unit.Kept;
  store<u32>(list, load<u32>(link), 8);
  store<u32>(link, list);
  return <usize>list + 12;
}

/** Keeps a cell alive as long as the unit of a function; false: no room. */
export function keep(code: usize, cell: Ptr): bool {
  const at = keepList(code, 1);
  if (!at) return false;
  store<u32>(at, cell);
  return true;
}

/** The record of a function; 0: there is no room for one. */
export function recordOf(code: usize): Ptr {
  const known = load<u32>(code, Code.Jit);
  if (known) return known;
  const record = bytesCell(JitRecord.Bytes - 8);
  if (!record || !keep(code, record)) return 0;
  store<u32>(record, <u32>code, JitRecord.Code);
  store<u32>(record, Op.EnterCompiled, JitRecord.Stub);
  store<u32>(record, (<Compiled>interpretInstead).index, JitRecord.Callee);
  store<u32>(record, load<u32>(JitCell.Records), JitRecord.Link);
  store<u32>(JitCell.Records, record);
  store<u32>(code, record, Code.Jit);
  return record;
}

/** The record's profile, made when it is first asked for; 0: there is no room for it. */
export function profileOf(record: Ptr): Ptr {
  const known = load<u32>(record, JitRecord.Profile);
  if (known) return known;
  const code = <usize>load<u32>(record, JitRecord.Code);
  const size = load<u32>(code, Code.Size);
  const slots = <u32>load<u16>(code, Code.FeedbackCount);
  const profile = bytesCell(Profile.Data - 8 + size + slots * Profile.SlotBytes);
  if (!profile || !keep(code, profile)) return 0;
  store<u32>(profile, size >> 2, Profile.Words);
  store<u32>(profile, slots, Profile.Slots);
  store<u32>(record, profile, JitRecord.Profile);
  return profile;
}

/**
 * The host has put compiled code into the table. Address for the loop headers, offsets in bytes, which it writes at once; or 0: there is no
 * room.
 */
export function install(record: Ptr, table: u32, headers: u32, flags: u32): usize {
  const headerCell = bytesCell(max<u32>(headers, 1) << 2);
  if (!headerCell || !keep(load<u32>(record, JitRecord.Code), headerCell)) return 0;
  store<u32>(record, table, JitRecord.Table);
  store<u32>(record, headerCell, JitRecord.Headers);
  store<u32>(record, headers, JitRecord.HeaderCount);
  store<u32>(record, flags, JitRecord.Flags);
  store<u32>(record, JitState.Compiled, JitRecord.State);
  store<u32>(record, 0, JitRecord.Heat);
  store<u32>(JitCell.Installed, 1);
  startWindow(record);
  if (flags & JitRecordFlag.Start) {
    store<u32>(record, table, JitRecord.Callee);
    store<u32>(load<u32>(record, JitRecord.Code), record + JitRecord.Stub, Code.Entry);
  }
  return <usize>headerCell + 8;
}

/** From here on exits count anew. */
export function startWindow(record: Ptr): void {
  store<u32>(record, load<u32>(record, JitRecord.ExitTotal), JitRecord.WindowExits);
  store<u32>(record, fuelNow(), JitRecord.WindowFuel);
}

/** Fuel that was used so far, low word. */
export function fuelNow(): u32 {
  return load<u32>(Cell.FuelUsed) + <u32>(load<i32>(Cell.SliceSize) - load<i32>(Cell.SliceFuel));
}

/** The function is left to the interpreter, in this state. */
export function uninstall(record: Ptr, state: JitState): void {
  const code = load<u32>(record, JitRecord.Code);
  store<u32>(code, load<u32>(code, Code.Start), Code.Entry);
  store<u32>(record, (<Compiled>interpretInstead).index, JitRecord.Callee);
  store<u32>(record, 0, JitRecord.HeaderCount);
  store<u32>(record, 0, JitRecord.Heat);
  store<u32>(record, 0, JitRecord.Runs);
  store<u32>(record, state, JitRecord.State);
}

/** All inline caches were flushed: compiled code that looked at prototypes is void. */
export function voidCompiled(): void {
  store<u32>(Cell.JitEpoch, load<u32>(Cell.JitEpoch) + 1);
  for (let record = load<u32>(JitCell.Records); record; record = load<u32>(record, JitRecord.Link)) {
    if (load<u32>(record, JitRecord.State) != JitState.Compiled || !(load<u32>(record, JitRecord.Flags) & JitRecordFlag.Epoch)) continue;
    uninstall(record, JitState.Cold);
  }
}

/** Records and programs of regular expressions that died leave their lists, and the host hears of them; targets of profiles that died are forgotten. */
export function sweepRecords(mark: u32): void {
  sweepList(JitCell.Pending, JitRecord.Next, mark);
  sweepList(JitCell.Records, JitRecord.Link, mark);
  sweepList(JitCell.RegExps, 8 + RegExpProgram.Next, mark);
  for (let record = load<u32>(JitCell.Records); record; record = load<u32>(record, JitRecord.Link)) {
    const profile = load<u32>(record, JitRecord.Profile);
    if (!profile) continue;
    let at = <usize>profile + Profile.Data + (<usize>load<u32>(profile, Profile.Words) << 2);
    const end = at + <usize>load<u32>(profile, Profile.Slots) * Profile.SlotBytes;
    for (; at < end; at += Profile.SlotBytes) sweepTargets(at, mark);
  }
}

/** Takes the dead out of a list that begins at `link` and goes on at `next` of each cell. */
function sweepList(link: usize, next: usize, mark: u32): void {
  for (let record = load<u32>(link); record; record = load<u32>(link)) {
    if (isMarked(record, mark)) {
      link = record + next;
      continue;
    }
    store<u32>(link, load<u32>(record + next));
    if (next != JitRecord.Next) hostJitDrop(record);
  }
}

/** Closes the gaps that dead targets leave. */
function sweepTargets(slot: usize, mark: u32): void {
  const end = slot + (Profile.Targets << 2);
  let to = slot;
  for (let at = slot; at < end; at += 4) {
    const target = load<u32>(at);
    if (!target || !isMarked(target & Profile.CodeTarget ? load<u32>(target - Profile.CodeTarget, Code.Unit) : target, mark)) continue;
    store<u32>(to, target);
    to += 4;
  }
  for (; to < end; to += 4) store<u32>(to, 0);
}
