// Names that may mean a variable which a direct eval declared: they are looked up when they are used. Every function around that evals
// keeps such variables as properties of a hidden object; where it is undefined, there are none.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import type { Binding, ModuleInfo } from '../scope/scope.ts';
import type { Identifier } from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import { NONE } from './hir.ts';

/** What may hold the variable that `node` means, innermost first; null if that is known. */
export function holdersOf(b: Builder, node: Identifier): readonly Binding[] | null {
  const info = b.unit.moduleInfo;
  if (info === null || info.dynamicNames.size === 0) return null;
  return info.dynamicNames.get(node) ?? null;
}

/** Emits a branch for each holder: `found` for the object that has the name, `otherwise` where none has it. */
function lookUp(
  b: Builder,
  node: Identifier,
  holders: readonly Binding[],
  found: (object: number) => void,
  otherwise: () => void,
): void {
  const f = b.f;
  const end = f.block();
  for (const holder of holders) {
    const next = f.block();
    const object = b.load(holder, false, NONE);
    f.emitJump(Op.JSeqS, object, Singleton.Undefined, 0, next);
    const has = b.temp();
    f.emit(Op.In, has, b.atom(node.name, NONE), object, 0, 0);
    f.emitJump(Op.JFalse, has, 0, 0, next);
    found(object);
    f.jump(end);
    f.place(next);
  }
  otherwise();
  f.place(end);
}

/** Reads the variable; `otherwise` puts into its argument what the name means if no eval declared it. */
export function loadDynamic(
  b: Builder,
  node: Identifier,
  holders: readonly Binding[],
  dest: number,
  otherwise: (dest: number) => void,
): number {
  const read = (object: number, d: number): void => void b.f.emit(Op.GetProp, d, object, 0, 0, b.atomId(node.name));
  return answer(b, node, holders, dest, read, otherwise);
}

/** The value that `found` makes of the object that has the variable, or `otherwise` where none has. */
function answer(
  b: Builder,
  node: Identifier,
  holders: readonly Binding[],
  dest: number,
  found: (object: number, dest: number) => void,
  otherwise: (dest: number) => void,
): number {
  const d = b.work(dest);
  lookUp(
    b,
    node,
    holders,
    (object) => found(object, d),
    () => otherwise(d),
  );
  return b.finish(d, dest);
}

/**
 * The object that has the variable, or undefined: asked before the value that is assigned is computed, whatever that declares.
 * spec: sec-assignment-operators-runtime-semantics-evaluation, step 1.a
 */
export function resolveDynamic(b: Builder, node: Identifier, holders: readonly Binding[]): number {
  const found = b.variable();
  lookUp(
    b,
    node,
    holders,
    (object) => b.move(found, object),
    () => void b.undefined(found),
  );
  return found;
}

/** Assigns the variable that resolveDynamic found. */
export function storeDynamic(b: Builder, node: Identifier, found: number, value: number, otherwise: () => void): void {
  const f = b.f;
  const elsewhere = f.block();
  const end = f.block();
  f.emitJump(Op.JSeqS, found, Singleton.Undefined, 0, elsewhere);
  f.emit(Op.SetProp, found, value, 1, 0, b.atomId(node.name));
  f.jump(end);
  f.place(elsewhere);
  otherwise();
  f.place(end);
}

/** `delete name`: what an eval declared can be deleted. */
export function deleteDynamic(
  b: Builder,
  node: Identifier,
  holders: readonly Binding[],
  dest: number,
  otherwise: (dest: number) => void,
): number {
  const remove = (object: number, d: number): void =>
    void b.f.emit(Op.Delete, d, object, b.atom(node.name, NONE), 0, 0);
  return answer(b, node, holders, dest, remove, otherwise);
}

/**
 * Declares the variables of sloppy code for eval in the function around it: the hidden object is made when it is first needed.
 * spec: sec-evaldeclarationinstantiation, steps 17 and 18
 */
export function declareEvalVars(b: Builder, info: ModuleInfo): void {
  const vars = info.evalVars;
  const holder = vars === null ? null : (vars.surroundings.target?.evalVars ?? null);
  if (vars === null || holder === null || vars.bindings.size === 0) return;
  const f = b.f;
  const object = b.variable();
  b.load(holder, false, object);
  const ready = f.block();
  f.emitJump(Op.JSeqS, object, Singleton.Undefined, 1, ready);
  f.emit(Op.NewObject, object, 0, 0, 0, 0);
  f.emit(Op.SetProto, object, b.singleton(Singleton.Null, NONE), 0, 0, 0);
  b.store(holder, false, object);
  f.place(ready);
  for (const name of vars.bindings.keys()) {
    const known = f.block();
    const has = b.temp();
    f.emit(Op.In, has, b.atom(name, NONE), object, 0, 0);
    f.emitJump(Op.JTrue, has, 0, 0, known);
    f.emit(Op.DefineOwn, object, b.undefined(NONE), 0, 0, b.atomId(name));
    f.place(known);
  }
}
