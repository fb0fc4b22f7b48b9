// Atoms that native code names: interned when the realm is made, addressed by index.

import { Cell } from '../abi/layout.ts';
import { Ptr } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { Kind } from '../abi/layout.ts';
import { atomFromUtf16 } from './string.ts';

/** A name whose word is reserved ends in an underscore here. Order is free; `NAMES` has the same. */
export const enum Atom {
  empty, length, name, prototype, constructor_, message, stack, cause, errors, toString, valueOf, toJSON, default_, number, string, boolean, symbol,
  bigint, object, function_, undefined_, null_, true_, false_, get, set, value, writable, enumerable, configurable, next, done, return_, throw_, index, input,
  raw, callee, caller, arguments_, proto, NaN, Infinity, Object, Function, Array, Error, globalThis, join, size, add, has, keys, eval_, name_get, name_set, anonymous, this_,
  deleteProperty, defineProperty, getOwnPropertyDescriptor, ownKeys, getPrototypeOf, setPrototypeOf, isExtensible, preventExtensions, apply, construct, proxy, revoke,
  then,
  lastIndex, groups, indices, exec, flags, global, source,
  Count,
}

const NAMES =
  ',length,name,prototype,constructor,message,stack,cause,errors,toString,valueOf,toJSON,default,number,string,boolean,symbol,' +
  'bigint,object,function,undefined,null,true,false,get,set,value,writable,enumerable,configurable,next,done,return,throw,index,input,' +
  'raw,callee,caller,arguments,__proto__,NaN,Infinity,Object,Function,Array,Error,globalThis,join,size,add,has,keys,eval,get ,set ,anonymous,this,' +
  'deleteProperty,defineProperty,getOwnPropertyDescriptor,ownKeys,getPrototypeOf,setPrototypeOf,isExtensible,preventExtensions,apply,construct,proxy,revoke,' +
  'then,' +
  'lastIndex,groups,indices,exec,flags,global,source,';

/** Address of a common atom. */
// @ts-ignore: decorator
@inline export function atom(index: Atom): Ptr {
  return load<u32>(<usize>load<u32>(Cell.Atoms) + (<usize>index << 2), 8);
}

/** Interns them all; the table is a cell list that the collector follows. */
export function initCommonAtoms(): void {
  const table = allocateCell(Kind.CellList, 8 + (<u32>Atom.Count << 2));
  store<u32>(table, Atom.Count, 4);
  memory.fill(<usize>table + 8, 0, <usize>Atom.Count << 2);
  store<u32>(Cell.Atoms, table);
  let start = 0;
  let index = 0;
  for (let at = 0; at < NAMES.length; at++) {
    if (NAMES.charCodeAt(at) != 44) continue;
    store<u32>(<usize>table + (<usize>index << 2), atomFromUtf16(changetype<usize>(NAMES) + (<usize>start << 1), at - start), 8);
    start = at + 1;
    index++;
  }
}
