// What lowering keeps for a whole unit: the image it fills, the functions that wait for their turn.

import type { DiagnosticBag, DiagnosticCode } from '../diagnostics.ts';
import { FunctionRecord, type ImageBuilder } from '../image/image-builder.ts';
import type { ClassInfo, FunctionInfo, ModuleInfo } from '../scope/scope.ts';

/** A function whose closure was created, to be lowered later. */
export class PendingFunction {
  readonly info: FunctionInfo;
  readonly index: number;
  /** `CodeFlag` bits that only the place of its creation knows (method, accessor). */
  readonly flags: number;
  /** The class whose fields its code initializes. */
  readonly classInfo: ClassInfo | null;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  constructor(
    info: FunctionInfo,
    index: number,
    flags: number,
    classInfo: ClassInfo | null,
    sourceStart: number,
    sourceEnd: number,
  ) {
    this.info = info;
    this.index = index;
    this.flags = flags;
    this.classInfo = classInfo;
    this.sourceStart = sourceStart;
    this.sourceEnd = sourceEnd;
  }
}

/** The unit that is being lowered. */
export class Unit {
  readonly image: ImageBuilder;
  readonly library: boolean;
  /** The value of the last expression statement of a script is its result. */
  readonly completionValue: boolean;
  /** Constructs that are not there yet throw when they are reached; else they are errors of the compilation. */
  readonly throwsUnsupported: boolean;
  readonly pending: PendingFunction[] = [];
  /** Of the module at hand. */
  diagnostics: DiagnosticBag;
  sourceBase = 0;
  moduleIndex = 0;
  moduleInfo: ModuleInfo | null = null;
  /** Unit variables of the module's import.meta and of the records of all modules; -1: there is none. */
  metaVariable = -1;
  recordsVariable = -1;
  /** Properties of import.meta in a module. */
  importMeta: (name: string) => Readonly<Record<string, string>> = () => ({});
  /** Variables of the unit, those of all modules. */
  variableCount = 0;
  /** Functions of the module at hand exist before its top level runs. */
  instantiated = false;

  constructor(
    image: ImageBuilder,
    diagnostics: DiagnosticBag,
    library: boolean,
    completionValue: boolean,
    throwsUnsupported: boolean,
  ) {
    this.image = image;
    this.diagnostics = diagnostics;
    this.library = library;
    this.completionValue = completionValue;
    this.throwsUnsupported = throwsUnsupported;
  }

  /** Reserves the number of a function; `name` is a string id or -1. */
  addFunction(
    info: FunctionInfo,
    name: number,
    flags: number,
    classInfo: ClassInfo | null,
    sourceStart: number,
    sourceEnd: number,
  ): number {
    const record = new FunctionRecord();
    record.name = name;
    const index = this.image.functions.length;
    this.image.functions.push(record);
    this.pending.push(new PendingFunction(info, index, flags, classInfo, sourceStart, sourceEnd));
    return index;
  }

  error(code: DiagnosticCode, start: number, end: number, ...args: string[]): void {
    this.diagnostics.error(code, start, end, ...args);
  }
}
