// `with`: a name in its body may be a property of the object. Which it is, is asked once, before the name is read or written. The objects
// that hold variables of direct evals are asked in turn with them.

import { ErrorKind, Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import { type Binding, BindingKind, type Scope, Storage } from '../scope/scope.ts';
import type { Identifier, WithStatement } from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import { expression } from './expressions.ts';
import { NONE } from './hir.ts';
import { statement } from './statements.ts';

// spec: sec-with-statement-runtime-semantics-evaluation
export function withStatement(b: Builder, node: WithStatement): void {
  const scope = node.scope as Scope;
  const object = expression(b, node.object, NONE);
  const had = b.enterScope(scope);
  const d = b.temp();
  b.at(node.object);
  b.f.emit(Op.WithObject, d, object, 0, 0, 0);
  b.initialize(scope.bindings[0], d);
  b.beginCompletion();
  statement(b, node.body);
  b.leaveScope(had);
}

/** The name's binding if it may be a property of a `with` object, else null. */
export function withName(node: Identifier): Binding | null {
  const binding = node.binding as Binding | null;
  return binding !== null && binding.storage === Storage.With ? binding : null;
}

/**
 * What a name refers to: the object that has it, or undefined. `receiver` gets what a call of it has as `this`: an object that holds
 * variables of evals is none. spec: sec-object-environment-records-hasbinding-n
 */
export function resolveWith(b: Builder, name: Binding, receiver = NONE): number {
  const f = b.f;
  const d = b.variable();
  const end = f.block();
  for (let at: Binding | null = name; at !== null && at.storage === Storage.With; at = at.behind) {
    const next = f.block();
    const has = b.temp();
    const object = at.object as Binding;
    const ofEvals = object.kind === BindingKind.EvalVars;
    b.move(d, b.load(object, false, NONE));
    if (ofEvals) f.emitJump(Op.JSeqS, d, Singleton.Undefined, 0, next);
    f.emit(Op.WithHas, has, d, b.atom(name.name, NONE), 0, 0);
    f.emitJump(Op.JFalse, has, 0, 0, next);
    if (receiver !== NONE && ofEvals) b.undefined(receiver);
    else if (receiver !== NONE) b.move(receiver, d);
    f.jump(end);
    f.place(next);
  }
  b.singleton(Singleton.Undefined, d);
  if (receiver !== NONE) b.undefined(receiver);
  f.place(end);
  return d;
}

/** The variable behind all objects; null is a global. */
function behindAll(name: Binding): Binding | null {
  let at: Binding | null = name;
  while (at !== null && at.storage === Storage.With) at = at.behind;
  return at;
}

/** Asks again whether the object has the name: the block where it does, to be placed by the caller. */
function stillThere(b: Builder, name: Binding, found: number): number {
  const there = b.f.block();
  const has = b.temp();
  b.f.emit(Op.In, has, b.atom(name.name, NONE), found, 0, 0);
  b.f.emitJump(Op.JTrue, has, 0, 0, there);
  return there;
}

/** Reads the name from where resolveWith found it. */
export function getWith(
  b: Builder,
  name: Binding,
  found: number,
  check: boolean,
  forTypeof: boolean,
  dest: number,
): number {
  const f = b.f;
  const d = b.variable();
  const elsewhere = f.block();
  const end = f.block();
  f.emitJump(Op.JNullish, found, 0, 0, elsewhere);
  const there = stillThere(b, name, found);
  // spec: sec-object-environment-records-getbindingvalue-n-s: it may be gone since it was found
  if (b.strict) {
    b.throwError(ErrorKind.ReferenceError, `${name.name} is not defined`);
  } else {
    b.undefined(d);
    f.jump(end);
  }
  f.place(there);
  f.emit(Op.GetProp, d, found, 0, 0, b.atomId(name.name));
  f.jump(end);
  f.place(elsewhere);
  const variable = behindAll(name);
  if (variable === null) b.loadGlobal(name.name, forTypeof, d);
  else b.load(variable, check, d);
  f.place(end);
  return b.finish(d, dest);
}

/** Writes the name to where resolveWith found it. */
export function setWith(b: Builder, name: Binding, found: number, check: boolean, value: number): void {
  const f = b.f;
  const elsewhere = f.block();
  const end = f.block();
  f.emitJump(Op.JNullish, found, 0, 0, elsewhere);
  const there = stillThere(b, name, found);
  if (b.strict) b.throwError(ErrorKind.ReferenceError, `${name.name} is not defined`);
  f.place(there);
  f.emit(Op.SetProp, found, value, b.strict ? 1 : 0, 0, b.atomId(name.name));
  f.jump(end);
  f.place(elsewhere);
  const variable = behindAll(name);
  if (variable === null) {
    b.storeGlobal(name.name, value);
  } else if (variable.immutable) {
    if (check) b.load(variable, true, NONE);
    if (variable.kind !== BindingKind.FunctionName || b.strict) {
      b.throwError(ErrorKind.TypeError, 'Assignment to constant variable.');
    }
  } else {
    b.store(variable, check, value);
  }
  f.place(end);
}

/** `delete name` */
export function deleteWith(b: Builder, name: Binding, dest: number): number {
  const f = b.f;
  const found = resolveWith(b, name);
  const d = b.variable();
  const elsewhere = f.block();
  const end = f.block();
  f.emitJump(Op.JNullish, found, 0, 0, elsewhere);
  f.emit(Op.Delete, d, found, b.atom(name.name, NONE), 0, 0);
  f.jump(end);
  f.place(elsewhere);
  if (behindAll(name) !== null) {
    b.singleton(Singleton.False, d);
  } else {
    const global = b.loadGlobal('globalThis', false, NONE);
    f.emit(Op.Delete, d, global, b.atom(name.name, NONE), 0, 0);
  }
  f.place(end);
  return b.finish(d, dest);
}
