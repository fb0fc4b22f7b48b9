// Public exports of the compiler: `tungsten-vm/compiler`.

export { type Diagnostic, formatDiagnostic, LineMap, Severity } from './diagnostics.ts';
export { printImage } from './image/disassemble.ts';
export {
  type CompileOptions,
  type CompileResult,
  compile,
  type DumpKind,
  type ModuleLoader,
  type Source,
  type SourceDiagnostic,
  type SourceKind,
} from './pipeline.ts';
