// What goes into linking and what comes out of it.

import type { DiagnosticBag } from '../diagnostics.ts';
import type { Binding, ModuleInfo } from '../scope/scope.ts';

/** One analyzed module and where its specifiers lead. */
export class ModuleInput {
  /** Unique; shown in messages. */
  readonly id: string;
  readonly info: ModuleInfo;
  /** Specifier, as written, → id of the module. */
  readonly imports: ReadonlyMap<string, string>;
  /** Where this module's findings go. */
  readonly diagnostics: DiagnosticBag;
  /** Specifier → why it leads to no module, where that is known. */
  readonly failures = new Map<string, string>();
  constructor(id: string, info: ModuleInfo, imports: ReadonlyMap<string, string>, diagnostics: DiagnosticBag) {
    this.id = id;
    this.info = info;
    this.imports = imports;
    this.diagnostics = diagnostics;
  }
}

/** What an exported name stands for: a variable, a property of a variable's value, or a module's namespace object. */
export class ExportTarget {
  readonly binding: Binding | null;
  /** Not null: property of the value of `binding` (exports of `export =` and of JSON modules). */
  readonly member: string | null;
  readonly namespaceOf: LinkedModule | null;
  constructor(binding: Binding | null, member: string | null, namespaceOf: LinkedModule | null) {
    this.binding = binding;
    this.member = member;
    this.namespaceOf = namespaceOf;
  }
}

/** Why a module cannot be evaluated. */
export class Broken {
  readonly message: string;
  /** Something was not found, rather than being wrong. */
  readonly notFound: boolean;
  constructor(message: string, notFound: boolean) {
    this.message = message;
    this.notFound = notFound;
  }
}

/** A module in its unit. */
export class LinkedModule {
  readonly id: string;
  readonly info: ModuleInfo;
  readonly diagnostics: DiagnosticBag;
  /** Place in the order of evaluation; the number for Op.ModuleNamespace and Op.ImportMeta. */
  index = -1;
  /** The modules it asks for, in the order of `info.requests`. Null: not found. */
  readonly requested: (LinkedModule | null)[] = [];
  /** It is evaluated while a module that it imports waits for it. */
  inCycle = false;
  /** Modules with the same number import each other; see cycles.ts. */
  component = -1;
  /** The entry, or imported by it, directly or through others, in declarations. The others are evaluated when an import() asks for them. */
  isStatic = false;
  /** What import() leads to, by specifier; null: not found, `failures` may say why. */
  readonly dynamic = new Map<string, LinkedModule | null>();
  readonly failures: ReadonlyMap<string, string>;
  /** Why it cannot be evaluated: it, or what it imports, has errors. Only modules that are not static. */
  broken: Broken | null = null;
  /** V[metaVariable] holds import.meta; -1: nobody asks. */
  metaVariable = -1;
  /** V[namespaceVariable] holds the namespace object, to be made before anything runs; -1: nobody needs it. */
  namespaceVariable = -1;
  /** Every exported name, those of `export *` included, sorted: the order of a namespace object's keys. */
  readonly exports = new Map<string, ExportTarget>();
  constructor(input: ModuleInput) {
    this.id = input.id;
    this.info = input.info;
    this.diagnostics = input.diagnostics;
    this.failures = input.failures;
  }
}

/** Modules that share one space of unit variables. */
export class LinkedUnit {
  /** In the order of evaluation. The last one is the entry. */
  readonly modules: LinkedModule[] = [];
  variableCount = 0;
  /** V[recordsVariable] holds the records of the modules, which are evaluated in turns; -1: one after the other will do. */
  recordsVariable = -1;
  /** It joins other units: running it evaluates nothing yet. */
  further = false;
}
