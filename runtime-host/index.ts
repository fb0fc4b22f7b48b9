// Public exports of the package.

export type { CompileOptions, ProgramSource } from './compile.ts';
export { Engine, type EngineOptions } from './engine.ts';
export {
  BusyError,
  CompileError,
  DeadlineError,
  DisposedError,
  FuelError,
  GuestError,
  ImageError,
  InterruptError,
  InvalidArgumentError,
  type LocatedDiagnostic,
  MemoryError,
  MisuseError,
  NotCallableError,
  TerminationError,
  TimeoutError,
  TransferError,
  TungstenError,
} from './errors.ts';
export type { Grant } from './globals/index.ts';
export { GuestHandle, type GuestKind } from './handle.ts';
export type { Isolate, IsolateOptions, IsolateStats, Output } from './isolate.ts';
export type { ExitCount, JitEvent, JitStats } from './jit/events.ts';
export type { JitOptions, JitSetting } from './jit/options.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { Program } from './program.ts';
export type { WasmModule } from './vm-module.ts';
