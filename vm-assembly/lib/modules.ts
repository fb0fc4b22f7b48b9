// Modules that are evaluated in turns: top-level await, import(). Units without either run one top level after the other and never get
// here. spec: sec-source-text-module-records, sec-import-call-runtime-semantics-evaluation

import { ModuleField, ModuleHook, ModuleTrait } from '../abi/opcodes.ts';

const PromiseConstructor = $intrinsic('Promise');
const ErrorConstructor = $intrinsic('globalThis').Error;
const SyntaxErrorConstructor = $intrinsic('globalThis').SyntaxError;
const entriesOf = $intrinsic('globalThis').Object.entries;

/** Of $ownKeys: indices and other strings, as strings. */
const STRING_KEYS = 19;

const enum Status {
  Linked,
  Evaluating,
  EvaluatingAsync,
  Evaluated,
}

/** Values of `asyncOrder` that are no places in an order. */
const enum Order {
  /** The evaluation has nothing to wait for. */
  Sync = 0,
  /** It waited, and is done. */
  Done = -1,
}

/** Modules that can be linked to, by name. */
const known = $newPlainObject(null);

/** Evaluations that waited so far: gives each its place. */
let asyncCount = 0;

class ModuleRecord {
  readonly body: any;
  readonly namespace: unknown;
  readonly name: string;
  readonly traits: number;
  readonly error: string;
  readonly requests: ModuleRecord[] = [];
  /** Specifiers of import() that are known, each with its module, or with the reason why there is none. */
  readonly imports: any[] = [];
  status: Status = Status.Linked;
  index = 0;
  ancestor = 0;
  cycleRoot: ModuleRecord | null = null;
  failed = false;
  reason: unknown = undefined;
  /** What the top level returned. */
  result: unknown = undefined;
  asyncOrder: number = Order.Sync;
  /** Modules that this one waits for. */
  pending = 0;
  /** Modules that wait for this one. */
  readonly parents: ModuleRecord[] = [];
  /** It waits for nothing any more, and its turn comes. */
  available = false;
  /** Of whoever asked for the evaluation: promise, resolve, reject. */
  capability: any = null;
  /** The same of the host, which gets to know the value of the top level. */
  program: any = null;

  constructor(body: any, namespace: unknown, name: string, traits: number, error: string) {
    this.body = body;
    this.namespace = namespace;
    this.name = name;
    this.traits = traits;
    this.error = error;
  }
}

/** Records of the modules in a table (`ModuleField`): numbers in it become references. */
function link(table: any[]): ModuleRecord[] {
  const records: ModuleRecord[] = [];
  const length = table.length;
  for (let at = 0; at < length; ) {
    const name = table[at + ModuleField.Name];
    const traits = table[at + ModuleField.Traits];
    if ((traits & ModuleTrait.External) !== 0) {
      $append(records, known[name]);
    } else {
      const body = table[at + ModuleField.Body];
      const namespace = table[at + ModuleField.Namespace];
      const record = new ModuleRecord(body, namespace, name, traits, table[at + ModuleField.Error]);
      if (body !== undefined && namespace !== undefined) known[name] = record;
      $append(records, record);
    }
    at += ModuleField.Requests;
    at += 1 + table[at];
    at += 1 + 2 * table[at];
  }
  let at = 0;
  for (let i = 0; i < records.length; i++) {
    const record = records[i];
    if ((table[at + ModuleField.Traits] & ModuleTrait.External) !== 0) {
      at += ModuleField.Requests + 2;
      continue;
    }
    at += ModuleField.Requests;
    for (const end = at + table[at++]; at <= end; at++) $append(record.requests, records[table[at]]);
    for (const end = at + 2 * table[at++]; at < end; at += 2) {
      $append(record.imports, table[at]);
      $append(record.imports, typeof table[at + 1] === 'string' ? table[at + 1] : records[table[at + 1]]);
    }
  }
  return records;
}

/** spec: sec-innermoduleevaluation */
function innerEvaluation(module: ModuleRecord, stack: ModuleRecord[], start: number): number {
  if (module.status !== Status.Linked) {
    if (module.failed) throw module.reason;
    return start;
  }
  let index = start;
  module.status = Status.Evaluating;
  module.index = index;
  module.ancestor = index;
  index++;
  $append(stack, module);
  const requests = module.requests;
  for (let i = 0; i < requests.length; i++) {
    let required = requests[i];
    index = innerEvaluation(required, stack, index);
    if (required.status === Status.Evaluating) {
      if (required.ancestor < module.ancestor) module.ancestor = required.ancestor;
    } else {
      if (required.cycleRoot !== null) required = required.cycleRoot;
      if (required.failed) throw required.reason;
    }
    if (required.asyncOrder > 0) {
      module.pending++;
      $append(required.parents, module);
    }
  }
  if (module.pending > 0 || (module.traits & ModuleTrait.Async) !== 0) {
    module.asyncOrder = ++asyncCount;
    if (module.pending === 0) executeAsync(module);
  } else {
    module.result = $call(module.body, undefined);
  }
  if (module.ancestor !== module.index) return index;
  for (;;) {
    const last = stack[stack.length - 1];
    stack.length--;
    last.status = last.asyncOrder === Order.Sync ? Status.Evaluated : Status.EvaluatingAsync;
    last.cycleRoot = module;
    if (last === module) return index;
  }
}

/** Evaluates what was not evaluated yet; throws what a top level throws before anything waits. */
function evaluateNow(module: ModuleRecord): void {
  const stack: ModuleRecord[] = [];
  try {
    innerEvaluation(module, stack, 0);
  } catch (error) {
    for (let i = 0; i < stack.length; i++) {
      const unfinished = stack[i];
      unfinished.status = Status.Evaluated;
      unfinished.failed = true;
      unfinished.reason = error;
    }
    throw error;
  }
}

/** A promise for the end of the evaluation. spec: sec-moduleevaluation */
function evaluate(requested: ModuleRecord): unknown {
  const begun = requested.status === Status.EvaluatingAsync || requested.status === Status.Evaluated;
  const module = begun && requested.cycleRoot !== null ? requested.cycleRoot : requested;
  if (module.capability !== null) return module.capability[0];
  const capability = $newCapability(PromiseConstructor);
  module.capability = capability;
  try {
    evaluateNow(module);
    if (module.failed) $call(capability[2], undefined, module.reason);
    else if (module.asyncOrder <= 0) $call(capability[1], undefined, undefined);
  } catch (error) {
    $call(capability[2], undefined, error);
  }
  return capability[0];
}

/** What the host asks for: the value of the top level, or a promise if it waits. */
function evaluateProgram(records: ModuleRecord[], index: number): unknown {
  const module = records[index];
  evaluateNow(module);
  if (module.asyncOrder <= 0) return module.result;
  $evaluating(1);
  module.program = $newCapability(PromiseConstructor);
  return module.program[0];
}

/** spec: sec-execute-async-module */
async function executeAsync(module: ModuleRecord): Promise<void> {
  try {
    module.result = await $call(module.body, undefined);
  } catch (error) {
    rejected(module, error);
    return;
  }
  fulfilled(module);
}

/** spec: sec-gather-available-ancestors */
function gather(module: ModuleRecord, list: ModuleRecord[]): void {
  const parents = module.parents;
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i];
    if (parent.available || (parent.cycleRoot !== null && parent.cycleRoot.failed)) continue;
    if (--parent.pending > 0) continue;
    parent.available = true;
    // In order of `asyncOrder`.
    let at = list.length;
    $append(list, parent);
    for (; at > 0 && list[at - 1].asyncOrder > parent.asyncOrder; at--) list[at] = list[at - 1];
    list[at] = parent;
    if ((parent.traits & ModuleTrait.Async) === 0) gather(parent, list);
  }
}

/** The evaluation came to its end. */
function end(module: ModuleRecord): void {
  module.asyncOrder = Order.Done;
  module.status = Status.Evaluated;
  if (module.program !== null) $evaluating(-1);
}

function finish(module: ModuleRecord): void {
  end(module);
  if (module.capability !== null) $call(module.capability[1], undefined, undefined);
  if (module.program !== null) $call(module.program[1], undefined, module.result);
}

/** spec: sec-async-module-execution-fulfilled */
function fulfilled(module: ModuleRecord): void {
  if (module.status === Status.Evaluated) return;
  finish(module);
  const list: ModuleRecord[] = [];
  gather(module, list);
  for (let i = 0; i < list.length; i++) {
    const next = list[i];
    if (next.status === Status.Evaluated) continue;
    if ((next.traits & ModuleTrait.Async) !== 0) {
      executeAsync(next);
      continue;
    }
    try {
      next.result = $call(next.body, undefined);
    } catch (error) {
      rejected(next, error);
      continue;
    }
    finish(next);
  }
}

/** spec: sec-async-module-execution-rejected */
function rejected(module: ModuleRecord, reason: unknown): void {
  if (module.status === Status.Evaluated) return;
  module.failed = true;
  module.reason = reason;
  end(module);
  if (module.capability !== null) $call(module.capability[2], undefined, reason);
  if (module.program !== null) $call(module.program[2], undefined, reason);
  const parents = module.parents;
  for (let i = 0; i < parents.length; i++) rejected(parents[i], reason);
}

/** The type that the second argument asks for: '' if none. */
function typeOf(options: any): string {
  if (options === undefined) return '';
  if (!$isObject(options)) $throwTypeError('The second argument of import() must be an object');
  const attributes = options.with;
  if (attributes === undefined) return '';
  if (!$isObject(attributes)) $throwTypeError("The 'with' option of import() must be an object");
  const entries = $call(entriesOf, undefined, attributes);
  let type = '';
  for (let i = 0; i < entries.length; i++) {
    if (typeof entries[i][1] !== 'string') $throwTypeError('Import attribute value must be a string');
  }
  for (let i = 0; i < entries.length; i++) {
    const key = entries[i][0];
    const value = entries[i][1];
    if (key !== 'type') $throwTypeError("Import attribute '" + key + "' with value '" + value + "' is not supported");
    type = value;
  }
  if (type !== '' && type !== 'json') $throwTypeError("Import attribute 'type' with value '" + type + "' is not supported");
  return type;
}

function notFound(message: string): any {
  const error = new ErrorConstructor(message);
  $createDataProperty(error, 'code', 'ERR_MODULE_NOT_FOUND');
  return error;
}

/** All modules that can be linked to: after \x01 a name, and after \0 each of its exports. */
function knownModules(): string {
  let text = '';
  const names = $ownKeys(known, STRING_KEYS);
  for (let i = 0; i < names.length; i++) {
    text += '\x01' + names[i];
    const exported = $ownKeys(known[names[i]].namespace, STRING_KEYS);
    for (let j = 0; j < exported.length; j++) text += '\0' + exported[j];
  }
  return text;
}

/** Asks the host for a module. spec: sec-HostLoadImportedModule */
function bring(importer: ModuleRecord | undefined, specifier: string): ModuleRecord {
  const answer = $compileModule(specifier, (importer === undefined ? '' : importer.name) + knownModules());
  if (typeof answer === 'string') return known[answer];
  if (typeof answer === 'object') throw notFound(answer.notFound);
  const records = $call(answer, undefined);
  return records[records.length - 1];
}

/** The module that an import() means; throws if there is none. */
function find(importer: ModuleRecord | undefined, specifier: string, type: string): ModuleRecord {
  let target: any;
  const imports = importer === undefined ? [] : importer.imports;
  for (let i = 0; i < imports.length && target === undefined; i += 2) {
    if (imports[i] === specifier) target = imports[i + 1];
  }
  if (target === undefined) {
    target = bring(importer, specifier);
    $append(imports, specifier);
    $append(imports, target);
  }
  if (typeof target === 'string') throw notFound(target);
  if ((target.traits & ModuleTrait.NotFound) !== 0) throw notFound(target.error);
  if (target.body === undefined) throw new SyntaxErrorConstructor(target.error);
  if (type === 'json' && (target.traits & ModuleTrait.Json) === 0) $throwTypeError("Module '" + target.name + "' is not of type 'json'");
  return target;
}

/** spec: sec-ContinueDynamicImport: one turn for loading, one for the end of the evaluation. */
async function load(target: ModuleRecord, resolve: unknown, reject: unknown): Promise<void> {
  try {
    await undefined;
    await evaluate(target);
  } catch (error) {
    $call(reject, undefined, error);
    return;
  }
  $call(resolve, undefined, target.namespace);
}

/** spec: sec-evaluate-import-call */
function importModule(records: ModuleRecord[] | undefined, importer: number, specifier: unknown, options: unknown): unknown {
  const capability = $newCapability(PromiseConstructor);
  try {
    const text = $toString(specifier);
    const type = typeOf(options);
    load(find(records === undefined ? undefined : records[importer], text, type), capability[1], capability[2]);
  } catch (error) {
    $call(capability[2], undefined, error);
  }
  return capability[0];
}

$setModuleHook(ModuleHook.Link, link);
$setModuleHook(ModuleHook.Evaluate, evaluateProgram);
$setModuleHook(ModuleHook.Import, importModule);
$setModuleHook(ModuleHook.Namespace, (records: ModuleRecord[], index: number): unknown => records[index].namespace);
$setModuleHook(ModuleHook.Share, (to: unknown, name: string, from: unknown, fromName: string): void => {
  $shareExport(to, name, from, fromName);
});
