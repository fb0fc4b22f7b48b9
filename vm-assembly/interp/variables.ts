// Instructions on variables: checks of the temporal dead zone, environments, globals, arguments.

import { GlobalDeclaration, Op } from '../abi/opcodes.ts';
import { Attr, Cell, Code, Elem, Env, Fn, Frame, Header, Kind, Obj, ObjectFlag, Unit } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromObject, isException, isNullish, isObject, payload,
} from '../value/value.ts';
import { ImageHeader, ModuleExport, ModuleRecord } from '../abi/image.ts';
import { atomize } from '../string/string.ts';
import { allocateCell } from '../memory/alloc.ts';
import { copyEnvironment, newEnvironment } from '../object/environment.ts';
import { newArray } from '../object/object.ts';
import { newArguments } from '../object/arguments.ts';
import { exportName } from '../image/load.ts';
import { addNamespaceExport, newModuleNamespace } from '../object/exotic.ts';
import { ObjectCell } from '../object/cells.ts';
import { defineOwn, getOwnProperty, setProperty } from '../object/properties.ts';
import { toObject } from '../value/convert.ts';
import { throwErrorWith, throwNotDefined, throwTypeError, throwUninitialized } from '../builtins/errors.ts';
import { bx, ra, rb } from './loop.ts';
import { codeOf } from './frame.ts';
import { unwind } from './unwind.ts';
import { constantAt } from './slow.ts';
import { flushInlineCaches, globalLexical, hasGlobal, lexicalEntry } from './ic.ts';

function nameAt(fp: usize, index: u32): Ptr {
  return payload(constantAt(fp, index));
}

/** The function's environment, `hops` steps out. */
function outer(fp: usize, hops: u32): usize {
  let env: usize = load<u32>(load<u32>(fp + Frame.Callee) + Fn.Env);
  while (hops--) env = load<u32>(env, Env.Parent);
  return env;
}

/** All accesses that look for a hole, and the wide ones. */
export function checked(pc: usize, fp: usize, insn: u32): usize {
  const op = insn & 0xff;
  const wide = op >= <u32>Op.GetEnvWide && op <= <u32>Op.SetOuterWide;
  let size: usize = op == Op.CheckHole ? 4 : 8;
  let slot: usize;
  switch (op) {
    case Op.GetVarChecked:
    case Op.SetVarChecked:
      slot = <usize>load<u32>(load<u32>(codeOf(fp) + Code.Data) - 4) + (<usize>bx(insn) << 3);
      break;
    case Op.CheckHole:
      slot = ra(fp, insn);
      break;
    case Op.GetEnvChecked:
    case Op.SetEnvChecked:
      slot = <usize>load<u32>(rb(fp, insn)) + Env.Values + (<usize>(insn >> 24) << 3);
      break;
    case Op.GetOuterChecked:
    case Op.SetOuterChecked:
      slot = outer(fp, (insn >> 16) & 0xff) + Env.Values + (<usize>(insn >> 24) << 3);
      break;
    case Op.GetEnvWide:
    case Op.SetEnvWide:
      slot = <usize>load<u32>(rb(fp, insn)) + Env.Values + (<usize>load<u16>(pc, 4) << 3);
      break;
    default:
      slot = outer(fp, (insn >> 16) & 0xff) + Env.Values + (<usize>load<u16>(pc, 4) << 3);
      break;
  }
  const writes = op == Op.SetVarChecked || op == Op.SetEnvChecked || op == Op.SetOuterChecked || op == Op.SetEnvWide || op == Op.SetOuterWide;
  if (load<u64>(slot) == HOLE && !(wide && writes && insn >> 24 == 0)) {
    const name = op == Op.CheckHole ? bx(insn) : wide ? <u32>load<u16>(pc, 6) : <u32>load<u16>(pc, 4);
    throwUninitialized(nameAt(fp, name));
    return unwind(pc, fp);
  }
  if (writes) store<u64>(slot, load<u64>(ra(fp, insn)));
  else if (op != Op.CheckHole) store<u64>(ra(fp, insn), load<u64>(slot));
  return pc + size;
}

/** Op.NewEnv */
export function newEnv(pc: usize, fp: usize, insn: u32): usize {
  const register = (insn >> 16) & 0xff;
  const parent = register == 255 ? load<u32>(load<u32>(fp + Frame.Callee) + Fn.Env) : load<u32>(rb(fp, insn));
  const count = <u32>load<u16>(pc, 4);
  const env = newEnvironment(count, parent, insn >> 24 ? HOLE : UNDEFINED);
  if (!env) return unwind(pc, fp);
  store<u64>(ra(fp, insn), fromObject(env));
  return pc + 8;
}

/** Op.CopyEnv. spec: sec-createperiterationenvironment */
export function copyEnv(pc: usize, fp: usize, insn: u32): usize {
  const env = copyEnvironment(load<u32>(rb(fp, insn)));
  if (!env) return unwind(pc, fp);
  store<u64>(ra(fp, insn), fromObject(env));
  return pc + 4;
}

/** Op.SetGlobal */
export function setGlobal(pc: usize, fp: usize, insn: u32): usize {
  const key = nameAt(fp, load<u16>(pc, 6));
  const value = load<u64>(ra(fp, insn));
  const lexical = lexicalEntry(key);
  if (lexical) {
    if (load<u64>(lexical & ~1) == HOLE) {
      throwUninitialized(key);
      return unwind(pc, fp);
    }
    if (lexical & 1) {
      throwTypeError('Assignment to constant variable.');
      return unwind(pc, fp);
    }
    store<u64>(lexical, value);
    return pc + 8;
  }
  const global = payload(load<u64>(Cell.Global));
  const strict = insn >> 24;
  if (strict && !hasGlobal(global, key)) {
    throwNotDefined(key);
    return unwind(pc, fp);
  }
  return setProperty(global, key, value, fromObject(global), strict != 0) < 0 ? unwind(pc, fp) : pc + 8;
}

/** Can a function of this name be declared? spec: sec-candeclareglobalfunction; -1 threw */
function canDeclareFunction(global: Ptr, key: Ptr): i32 {
  const found = getOwnProperty(global, key);
  if (found < 0) return -1;
  if (found == 0) return (load<u8>(global, Header.Flags) & ObjectFlag.NonExtensible) == 0 ? 1 : 0;
  const attributes = load<u32>(ObjectCell.FoundAttributes);
  if (attributes & Attr.Configurable) return 1;
  return !(attributes & Attr.Accessor) && (attributes & Attr.Writable) && (attributes & Attr.Enumerable) ? 1 : 0;
}

/** Op.DeclareGlobal. spec: sec-globaldeclarationinstantiation, sec-createglobalvarbinding, sec-createglobalfunctionbinding */
export function declareGlobal(pc: usize, fp: usize, insn: u32): usize {
  const key = nameAt(fp, bx(insn));
  const how = (insn >> 8) & 0xff;
  if (globalLexical(key)) return throwRedeclared(pc, fp, key);
  const global = payload(load<u64>(Cell.Global));
  const found = getOwnProperty(global, key);
  if (found < 0) return unwind(pc, fp);
  const attributes = load<u32>(ObjectCell.FoundAttributes);
  const isFunction = (how & GlobalDeclaration.Function) != 0;
  let can = found || !(load<u8>(global, Header.Flags) & ObjectFlag.NonExtensible) ? 1 : 0;
  if (isFunction) can = canDeclareFunction(global, key);
  if (can < 0) return unwind(pc, fp);
  if (!can) {
    throwErrorWith(ErrorKind.TypeError, "Cannot declare global '%'", key);
    return unwind(pc, fp);
  }
  if (how & GlobalDeclaration.Check || (found && (!isFunction || !(attributes & Attr.Configurable)))) return pc + 4;
  const fresh = Attr.Writable | Attr.Enumerable | (how & GlobalDeclaration.Deletable ? Attr.Configurable : 0);
  return defineOwn(global, key, UNDEFINED, fresh) < 0 ? unwind(pc, fp) : pc + 4;
}

function throwRedeclared(pc: usize, fp: usize, key: Ptr): usize {
  throwErrorWith(ErrorKind.SyntaxError, "Identifier '%' has already been declared", key);
  return unwind(pc, fp);
}

/** Op.DeclareLexical: bit 0 of the stored address marks a constant. spec: sec-globaldeclarationinstantiation, step 3 */
export function declareLexical(pc: usize, fp: usize, insn: u32): usize {
  const key = nameAt(fp, load<u16>(pc, 4));
  const how = (insn >> 8) & 0xff;
  if (globalLexical(key)) return throwRedeclared(pc, fp, key);
  const found = getOwnProperty(payload(load<u64>(Cell.Global)), key);
  if (found < 0) return unwind(pc, fp);
  if (found && !(load<u32>(ObjectCell.FoundAttributes) & Attr.Configurable)) return throwRedeclared(pc, fp, key);
  if (how & GlobalDeclaration.Check) return pc + 8;
  // Sites that found the property must find the variable from now on.
  if (found) flushInlineCaches();
  const old = <usize>load<u32>(Cell.GlobalLexicals);
  const count = old ? load<u32>(old, 8) : 0;
  const list = allocateCell(Kind.Bytes, 16 + ((count + 1) << 3));
  if (!list) return unwind(pc, fp);
  store<u32>(list, 8 + ((count + 1) << 3), 4);
  store<u32>(list, count + 1, 8);
  store<u32>(list, 0, 12);
  if (old) memory.copy(<usize>list + 16, old + 16, <usize>count << 3);
  const at = <usize>list + 16 + (<usize>count << 3);
  store<u32>(at, key);
  const code = codeOf(fp);
  const variables = load<u32>(load<u32>(code + Code.Data) - 4);
  // Programs that follow find the variable here: from now on the unit stays.
  store<u32>(load<u32>(code + Code.Unit), 0, Unit.Passing);
  store<u32>(at, (variables + (bx(insn) << 3)) | ((insn >> 8) & 1), 4);
  store<u32>(Cell.GlobalLexicals, list);
  return pc + 8;
}

/** Op.CoerceThis. spec: sec-ordinarycallbindthis */
export function coerceThis(pc: usize, fp: usize): usize {
  const receiver = load<u64>(fp);
  if (isObject(receiver)) return pc + 4;
  const coerced = isNullish(receiver) ? load<u64>(Cell.Global) : toObject(receiver);
  if (isException(coerced)) return unwind(pc, fp);
  store<u64>(fp, coerced);
  return pc + 4;
}

/** Op.CreateRest: arguments from `start` on. */
export function createRest(fp: usize, start: u32): Value {
  const argc = load<u32>(fp + Frame.ArgCount);
  const count = argc > start ? argc - start : 0;
  const array = newArray(count, count);
  if (!array) return EXCEPTION;
  if (count) memory.copy(<usize>load<u32>(array, Obj.Elements) + Elem.Values, fp + 8 + (<usize>start << 3), <usize>count << 3);
  return fromObject(array);
}

/** Op.CreateArguments */
export function createArguments(fp: usize, sloppy: bool): Value {
  const o = newArguments(fp + 8, load<u32>(fp + Frame.ArgCount), sloppy ? payload(load<u64>(fp + Frame.Callee)) : 0);
  return o ? fromObject(o) : EXCEPTION;
}

/** Namespace object of module `index` from its record in the image. 0: heap limit. spec: sec-modulenamespacecreate */
function makeNamespace(unit: Ptr, index: u32): Ptr {
  const image = <usize>load<u32>(unit, Unit.Image);
  const record = image + <usize>load<u32>(image, ImageHeader.Modules) + <usize>index * ModuleRecord.Bytes;
  const count = load<u32>(record, ModuleRecord.ExportCount);
  const namespace = newModuleNamespace(count);
  if (!namespace) return 0;
  // It shows the variables of the unit, also to other units: from now on this one stays.
  store<u32>(unit, 0, Unit.Passing);
  let entry = image + <usize>load<u32>(record, ModuleRecord.Exports);
  for (let i: u32 = 0; i < count; i++, entry += ModuleExport.Bytes) {
    const name = atomize(exportName(image, entry));
    addNamespaceExport(namespace, name, load<u32>(unit, Unit.Variables) + (load<u32>(entry, ModuleExport.Variable) << 3));
  }
  return namespace;
}

/** Op.ModuleNamespace: one object a module, made when it is first asked for. */
export function moduleNamespace(fp: usize, index: u32): Value {
  const unit = load<u32>(codeOf(fp) + Code.Unit);
  const slot = <usize>load<u32>(unit, Unit.Namespaces) + 8 + (<usize>index << 2);
  let namespace = load<u32>(slot);
  if (!namespace) {
    namespace = makeNamespace(unit, index);
    if (!namespace) return EXCEPTION;
    store<u32>(slot, namespace);
  }
  return fromObject(namespace);
}
