// The host interface over WASI preview 1. Seven calls: fd_write, clock_time_get, random_get, args_sizes_get, args_get,
// poll_oneoff, proc_exit.

// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_write")
declare function fd_write(fd: i32, vectors: usize, count: u32, written: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "clock_time_get")
declare function clock_time_get(clock: i32, precision: i64, time: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "random_get")
declare function random_get(buffer: usize, size: u32): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "args_sizes_get")
declare function args_sizes_get(count: usize, bytes: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "args_get")
declare function args_get(pointers: usize, bytes: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "poll_oneoff")
declare function poll_oneoff(subscriptions: usize, events: usize, count: u32, eventCount: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "proc_exit")
declare function proc_exit(code: i32): void;

/** Room for the small structures that WASI reads and fills: 8-byte aligned. */
const SCRATCH = memory.data(16, 8);

/** A subscription (48 bytes), an event (32), the number of events. */
const POLL = memory.data(88, 8);

const CLOCK_REALTIME: i32 = 0;
const CLOCK_MONOTONIC: u32 = 1;
/** errno "again": the stream is not ready. */
const EAGAIN: i32 = 6;

/** Writes everything; a stream that is closed or broken swallows the rest, as a process without a reader would. */
export function wasiWrite(fd: i32, data: usize, size: u32): void {
  while (size) {
    store<u32>(SCRATCH, <u32>data);
    store<u32>(SCRATCH, size, 4);
    const error = fd_write(fd, SCRATCH, 1, SCRATCH + 8);
    if (error == EAGAIN) continue;
    if (error) return;
    const written = load<u32>(SCRATCH, 8);
    if (!written) return;
    data += written;
    size -= written;
  }
}

/** Milliseconds since 1970, in whole microseconds. */
export function wasiNow(): f64 {
  if (clock_time_get(CLOCK_REALTIME, 1000, SCRATCH)) return 0;
  return <f64>(load<u64>(SCRATCH) / 1000) / 1000;
}

/** Waits for so many milliseconds. */
export function wasiSleep(ms: f64): void {
  memory.fill(POLL, 0, 88);
  // 8 u8 tag (0: clock) │ 16 u32 clock │ 24 u64 nanoseconds │ 32 u64 precision │ 40 u16 flags (0: from now on)
  store<u32>(POLL, CLOCK_MONOTONIC, 16);
  store<u64>(POLL, <u64>(ms * 1000000), 24);
  poll_oneoff(POLL, POLL + 48, 1, POLL + 80);
}

/** 53 random bits below 1. */
export function wasiRandom(): f64 {
  random_get(SCRATCH, 8);
  return <f64>(load<u64>(SCRATCH) >> 11) * (1.0 / 9007199254740992.0);
}

/** WASI has no time zones: writes what V8 calls UTC. */
export function wasiZoneName(name: usize): u32 {
  const text = 'Coordinated Universal Time';
  for (let i = 0; i < text.length; i++) store<u8>(name + i, text.charCodeAt(i));
  return text.length;
}

/** Ends the process. */
export function wasiExit(code: i32): void {
  proc_exit(code);
}

/** Number of program arguments, the program's own name included. */
export function wasiArgCount(): u32 {
  return args_sizes_get(SCRATCH, SCRATCH + 4) ? 0 : load<u32>(SCRATCH);
}

/** Bytes that `wasiArgs` needs, after `wasiArgCount`. */
export function wasiArgBytes(): u32 {
  return (load<u32>(SCRATCH) << 2) + load<u32>(SCRATCH, 4);
}

/** Fills `buffer` with the addresses of the arguments (zero-terminated UTF-8), followed by their bytes. */
export function wasiArgs(buffer: usize, count: u32): bool {
  return args_get(buffer, buffer + (count << 2)) == 0;
}

/** What AssemblyScript's `abort` is in the WASI port: a broken invariant ends the process as a crash does. */
export function wasiAbort(message: string | null, file: string | null, line: u32, column: u32): void {
  proc_exit(134);
}
