// What the VM asks of its surroundings, and nothing else. Two implementations, chosen when the VM is built: imports of the
// embedder, or WASI preview 1 (wasi/system.ts) inside the module.

import { HostResult } from './abi/transfer.ts';
import { wasiNow, wasiRandom, wasiWrite, wasiZoneName } from './wasi/system.ts';

/** Built for WASI: no embedder, no host functions. */
// @ts-ignore: isDefined
export const WASI: bool = isDefined(VM_WASI);

// @ts-ignore: decorator
@external("host", "write")
declare function importedWrite(fd: i32, data: usize, size: u32): void;
// @ts-ignore: decorator
@external("host", "now")
declare function importedNow(): f64;
// @ts-ignore: decorator
@external("host", "random")
declare function importedRandom(): f64;
// @ts-ignore: decorator
@external("host", "zoneOffset")
declare function importedZoneOffset(time: f64): f64;
// @ts-ignore: decorator
@external("host", "zoneName")
declare function importedZoneName(time: f64, name: usize, room: u32): u32;
// @ts-ignore: decorator
@external("host", "poll")
declare function importedPoll(): i32;
// @ts-ignore: decorator
@external("host", "call")
declare function importedCall(id: u32, message: usize, size: u32): i32;
// @ts-ignore: decorator
@external("host", "jitRequest")
declare function importedJitRequest(record: u32): void;
// @ts-ignore: decorator
@external("host", "jitPoll")
declare function importedJitPoll(): void;
// @ts-ignore: decorator
@external("host", "jitRegExp")
declare function importedJitRegExp(program: u32, wide: u32): void;
// @ts-ignore: decorator
@external("host", "jitDrop")
declare function importedJitDrop(record: u32): void;

/** Writes bytes to the output stream (1) or the error stream (2). */
export function hostWrite(fd: i32, data: usize, size: u32): void {
  if (WASI) wasiWrite(fd, data, size);
  else importedWrite(fd, data, size);
}

/** Wall clock, milliseconds since 1970. */
export function hostNow(): f64 {
  return WASI ? wasiNow() : importedNow();
}

/** A random number, at least 0 and below 1. */
export function hostRandom(): f64 {
  return WASI ? wasiRandom() : importedRandom();
}

/** Milliseconds by which local clocks are ahead of UTC at a time. WASI does not tell: its local time is UTC. */
export function hostZoneOffset(time: f64): f64 {
  return WASI ? 0 : importedZoneOffset(time);
}

/** Writes what the local time zone is called at a time, as UTF-8, at most `room` bytes; says how many. */
export function hostZoneName(time: f64, name: usize, room: u32): u32 {
  return WASI ? wasiZoneName(name) : importedZoneName(time, name, room);
}

/** 1 if the guest is to be interrupted. */
export function hostPoll(): i32 {
  return WASI ? 0 : importedPoll();
}

/** Calls host function `id` with the arguments in the message (abi/transfer.ts: u32 count, values). */
export function hostCall(id: u32, message: usize, size: u32): i32 {
  return WASI ? HostResult.Terminated : importedCall(id, message, size);
}

/** Asks for the compilation of the function of a record (abi/jit.ts). WASI has no JIT. */
export function hostJitRequest(record: u32): void {
  if (!WASI) importedJitRequest(record);
}

/** Lets the host put what it has compiled in place. */
export function hostJitPoll(): void {
  if (!WASI) importedJitPoll();
}

/** Asks for a compiled matcher of a program (a cell): for Latin-1, or UTF-16. */
export function hostJitRegExp(program: u32, wide: u32): void {
  if (!WASI) importedJitRegExp(program, wide);
}

/** A record and its function died, or the program of a regular expression: in a collection, where nothing may be asked of the VM. */
export function hostJitDrop(record: u32): void {
  if (!WASI) importedJitDrop(record);
}
