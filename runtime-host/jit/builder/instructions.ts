// What each instruction becomes. Families with more to say are in arithmetic.ts, access.ts and calls.ts.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { Effect, OP_EFFECTS } from '../../../compiler/image/op-table.ts';
import { Seen } from '../../../vm-assembly/abi/jit.ts';
import { Env, Fn } from '../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import type { Node } from '../ssa/graph.ts';
import { ExitReason, NodeOp, Place, Rep, TagTest } from '../ssa/node.ts';
import {
  defineOwn,
  getElement,
  getGlobal,
  getPrivate,
  getProperty,
  getSuper,
  newLiteral,
  setElement,
  setPrivate,
  setProperty,
} from './access.ts';
import type { Activation } from './activation.ts';
import {
  arithmetic,
  compareJump,
  compareValue,
  concatenate,
  equality,
  immediateJump,
  immediateOperation,
  looseEquality,
  unary,
} from './arithmetic.ts';
import { append, call } from './calls.ts';
import {
  checkThisUnbound,
  construct,
  constructAs,
  constructForward,
  constructResult,
  loadNewTarget,
  superConstructor,
} from './classes.ts';
import { callIntrinsic } from './intrinsics.ts';
import { getIterator, iterNext } from './iteration.ts';
import { Kind } from './speculate.ts';

/** ToBoolean of what a register holds, where these values were seen. */
function truth(a: Activation, i: Instruction, node: Node, seen: number): Node {
  switch (node.rep) {
    case Rep.Bool:
      return node;
    case Rep.Int:
      return a.emit(NodeOp.NotBool, Rep.Bool, [a.emit(NodeOp.CompareInt, Rep.Bool, [node, a.int(0)], 4)]);
    case Rep.Object:
      return a.bool(true);
    default:
      if (seen === Seen.Boolean && node.rep === Rep.Tagged && !a.bets.hasFailed(i.word, ExitReason.Type)) {
        return a.convert(node, Rep.Bool, undefined);
      }
      return a.emit(NodeOp.Truthy, Rep.Bool, [a.tagged(node)]);
  }
}

function checkHole(a: Activation, node: Node): Node {
  return a.emit(NodeOp.CheckNotHole, Rep.Tagged, [node], 0, 0, a.state());
}

/** The environment that a register holds. */
function environment(a: Activation, r: number): Node {
  const node = a.get(r);
  return node.rep === Rep.Object ? node : a.emit(NodeOp.Unbox, Rep.Object, [node]);
}

/** The environment `hops` steps out from that of the running function. */
function outer(a: Activation, hops: number): Node {
  let env = a.load(a.callee(), Fn.Env, Place.FunctionEnv, Rep.Raw);
  for (let n = 0; n < hops; n++) env = a.load(env, Env.Parent, Place.EnvironmentParent, Rep.Raw);
  return env;
}

function variable(a: Activation, index: number): Node {
  return a.load(a.cell(a.fn.variables, Rep.Raw), index << 3, Place.Variable, Rep.Tagged);
}

function setVariable(a: Activation, index: number, value: Node): void {
  a.emit(NodeOp.Store, Rep.None, [a.cell(a.fn.variables, Rep.Raw), a.tagged(value)], index << 3, Place.Variable);
}

function loadConstant(a: Activation, i: Instruction): Node {
  const c = a.fn.constants[i.b];
  switch (c.kind) {
    case 'value': {
      if (c.high >>> 16 === Tag.Int) return a.int(c.low | 0);
      const bits = new DataView(new ArrayBuffer(8));
      bits.setUint32(0, c.low, true);
      bits.setUint32(4, c.high, true);
      return a.double(bits.getFloat64(0, true));
    }
    case 'string':
      return a.cell(c.cell, Rep.String);
    default:
      // A BigInt: no representation but the boxed one.
      return a.load(a.cell(a.fn.data, Rep.Raw), i.b << 3, Place.Variable, Rep.Tagged);
  }
}

/** Translates instruction i, number n of its function. */
export function translate(a: Activation, i: Instruction, _n: number): void {
  switch (i.op) {
    case Op.Move:
      a.set(i.a, a.get(i.b));
      return;
    case Op.LoadInt:
      a.set(i.a, a.int(i.b));
      return;
    case Op.LoadConst:
      a.set(i.a, loadConstant(a, i));
      return;
    case Op.LoadSingleton:
      a.set(i.a, i.b === Singleton.True || i.b === Singleton.False ? a.bool(i.b === Singleton.True) : a.singleton(i.b));
      return;

    case Op.GetVar:
      a.set(i.a, variable(a, i.b));
      return;
    case Op.GetVarChecked:
      a.set(i.a, checkHole(a, variable(a, i.b)));
      return;
    case Op.SetVar:
      setVariable(a, i.b, a.get(i.a));
      return;
    case Op.SetVarChecked:
      checkHole(a, variable(a, i.b));
      setVariable(a, i.b, a.get(i.a));
      return;
    case Op.GetEnv:
    case Op.GetEnvChecked: {
      const v = a.load(environment(a, i.b), Env.Values + (i.c << 3), Place.Environment, Rep.Tagged);
      a.set(i.a, i.op === Op.GetEnv ? v : checkHole(a, v));
      return;
    }
    case Op.SetEnv:
    case Op.SetEnvChecked: {
      const env = environment(a, i.b);
      if (i.op === Op.SetEnvChecked) checkHole(a, a.load(env, Env.Values + (i.c << 3), Place.Environment, Rep.Tagged));
      a.emit(NodeOp.Store, Rep.None, [env, a.getTagged(i.a)], Env.Values + (i.c << 3), Place.Environment);
      return;
    }
    case Op.GetOuter:
    case Op.GetOuterChecked: {
      const v = a.load(outer(a, i.b), Env.Values + (i.c << 3), Place.Environment, Rep.Tagged);
      a.set(i.a, i.op === Op.GetOuter ? v : checkHole(a, v));
      return;
    }
    case Op.SetOuter:
    case Op.SetOuterChecked: {
      const env = outer(a, i.b);
      if (i.op === Op.SetOuterChecked)
        checkHole(a, a.load(env, Env.Values + (i.c << 3), Place.Environment, Rep.Tagged));
      a.emit(NodeOp.Store, Rep.None, [env, a.getTagged(i.a)], Env.Values + (i.c << 3), Place.Environment);
      return;
    }
    case Op.CheckHole: {
      const v = a.get(i.a);
      if (v.rep === Rep.Tagged) checkHole(a, v);
      return;
    }
    case Op.GetGlobal:
      getGlobal(a, i);
      return;
    case Op.NewEnv: {
      const parent = i.b === 255 ? outer(a, 0) : environment(a, i.b);
      a.set(i.a, a.emit(NodeOp.NewEnvironment, Rep.Object, [parent], i.x, i.c, a.state()));
      return;
    }

    case Op.Add:
    case Op.Sub:
    case Op.Mul:
    case Op.Div:
    case Op.Mod:
    case Op.Exp:
    case Op.BitAnd:
    case Op.BitOr:
    case Op.BitXor:
    case Op.Shl:
    case Op.Shr:
    case Op.UShr:
      arithmetic(a, i);
      return;
    case Op.AddI:
    case Op.Inc:
    case Op.Dec:
    case Op.BitAndI:
    case Op.BitOrI:
    case Op.ShlI:
    case Op.ShrI:
    case Op.UShrI:
      immediateOperation(a, i);
      return;
    case Op.Neg:
    case Op.BitNot:
    case Op.ToNumber:
    case Op.ToNumeric:
      unary(a, i);
      return;
    case Op.Not:
      a.set(i.a, a.emit(NodeOp.NotBool, Rep.Bool, [truth(a, i, a.get(i.b), a.bets.seenB(i))]));
      return;
    case Op.Lt:
    case Op.Le:
    case Op.Gt:
    case Op.Ge:
      compareValue(a, i);
      return;
    case Op.Seq:
      a.set(i.a, equality(a, i, a.get(i.b), a.bets.seenB(i), a.get(i.c), a.bets.seenC(i)));
      return;
    case Op.Sne:
      a.set(
        i.a,
        a.emit(NodeOp.NotBool, Rep.Bool, [equality(a, i, a.get(i.b), a.bets.seenB(i), a.get(i.c), a.bets.seenC(i))]),
      );
      return;

    case Op.JEq:
    case Op.Eq:
    case Op.Ne:
      looseEquality(a, i);
      return;

    case Op.Jump:
      a.goto(a.successorsOf(i)[0]);
      return;
    case Op.Loop:
      a.gotoBackward(i, a.successorsOf(i)[0]);
      return;
    case Op.JTrue:
      a.conditionalJump(i, truth(a, i, a.get(i.a), a.bets.seenA(i)), true);
      return;
    case Op.JFalse:
      a.conditionalJump(i, truth(a, i, a.get(i.a), a.bets.seenA(i)), false);
      return;
    case Op.LoopIf:
      a.conditionalJump(i, truth(a, i, a.get(i.a), a.bets.seenA(i)), i.c === 0);
      return;
    case Op.JLt:
    case Op.JLe:
    case Op.JGt:
    case Op.JGe:
    case Op.LoopLt:
    case Op.LoopLe:
    case Op.LoopGt:
    case Op.LoopGe:
    case Op.IncLoopLt:
      compareJump(a, i);
      return;
    case Op.JLtI:
    case Op.JLeI:
    case Op.JGtI:
    case Op.JGeI:
    case Op.JSeqI:
      immediateJump(a, i);
      return;
    case Op.JSeq:
      a.conditionalJump(i, equality(a, i, a.get(i.a), a.bets.seenA(i), a.get(i.b), a.bets.seenB(i)), i.c === 0);
      return;
    case Op.JSeqS: {
      const v = a.get(i.a);
      let same: Node;
      if (v.rep === Rep.Tagged) same = a.emit(NodeOp.TestTag, Rep.Bool, [v], TagTest.Singleton, i.b);
      else if (v.rep !== Rep.Bool || i.b < Singleton.False || i.b > Singleton.True) same = a.bool(false);
      else same = i.b === Singleton.True ? v : a.emit(NodeOp.NotBool, Rep.Bool, [v]);
      a.conditionalJump(i, same, i.c === 0);
      return;
    }
    case Op.JNullish:
    case Op.JNotNullish: {
      const v = a.get(i.a);
      const nullish = v.rep === Rep.Tagged ? a.emit(NodeOp.TestTag, Rep.Bool, [v], TagTest.Nullish) : a.bool(false);
      a.conditionalJump(i, nullish, i.op === Op.JNullish);
      return;
    }

    case Op.GetProp:
    case Op.GetLength:
      getProperty(a, i);
      return;
    case Op.GetPrivate:
      getPrivate(a, i);
      return;
    case Op.SetPrivate:
    case Op.DefinePrivate:
      setPrivate(a, i);
      return;
    case Op.GetSuper:
      getSuper(a, i);
      return;
    case Op.SetProp:
      setProperty(a, i);
      return;
    case Op.DefineOwn:
      defineOwn(a, i);
      return;
    case Op.GetElem:
      getElement(a, i);
      return;
    case Op.SetElem:
      setElement(a, i);
      return;
    case Op.NewLiteral:
      newLiteral(a, i);
      return;
    case Op.NewArray: {
      const values: Node[] = [];
      for (let n = 0; n < i.c; n++) values.push(a.getTagged(i.b + n));
      a.set(i.a, a.emit(NodeOp.NewArray, Rep.Object, values, 0, 0, a.state()));
      return;
    }

    case Op.CreateRest: {
      if (a.parent === undefined) {
        a.step(i);
        return;
      }
      const values = a.args.slice(i.b).map((arg) => a.tagged(arg));
      a.set(i.a, a.emit(NodeOp.NewArray, Rep.Object, values, 0, 0, a.state()));
      return;
    }

    case Op.Call:
      call(a, i);
      return;
    case Op.Construct:
      construct(a, i);
      return;
    case Op.ConstructAs:
      constructAs(a, i);
      return;
    case Op.ConstructForward:
      constructForward(a, i);
      return;
    case Op.ConstructResult:
      constructResult(a, i);
      return;
    case Op.GetSuperConstructor:
      superConstructor(a, i);
      return;
    case Op.LoadNewTarget:
      loadNewTarget(a, i);
      return;
    case Op.CheckThisUnbound:
      checkThisUnbound(a, i);
      return;
    case Op.CallIntrinsic:
      callIntrinsic(a, i);
      return;
    case Op.Concat:
      concatenate(a, i);
      return;
    case Op.ToKey:
      // A string is a key for whoever reads an element by it.
      if (a.get(i.b).rep === Rep.String) a.set(i.a, a.get(i.b));
      else if (
        a.kind(i.b) === Kind.Int ||
        (a.bets.seenB(i) === Seen.Int && !a.bets.hasFailed(i.word, ExitReason.Type))
      ) {
        a.set(i.a, a.getInt(i.b));
      } else a.step(i);
      return;
    case Op.ArrayPush: {
      const array = a.get(i.a);
      if (array.rep === Rep.Object) append(a, array, a.getTagged(i.b));
      else a.step(i);
      return;
    }
    case Op.Closure: {
      const env = i.x === 255 ? outer(a, 0) : environment(a, i.x);
      const code = a.fn.constants[i.b];
      if (code.kind === 'code') {
        a.set(i.a, a.emit(NodeOp.NewClosure, Rep.Object, [env, a.callee()], code.cell, 0, a.state()));
      } else a.step(i);
      return;
    }
    case Op.Return:
      a.return(a.get(i.a));
      return;
    case Op.ReturnUndefined:
      a.return(a.singleton(Singleton.Undefined));
      return;
    case Op.LoadCallee:
      a.set(i.a, a.callee());
      return;
    case Op.CheckThis: {
      const v = a.get(i.a);
      if (v.rep === Rep.Tagged) checkHole(a, v);
      return;
    }
    case Op.CoerceThis:
      if (a.get(0).rep !== Rep.Object) a.step(i);
      return;
    case Op.RequireObject:
    case Op.CheckObject:
      if (a.get(i.a).rep === Rep.Object) return;
      if (a.bets.seenA(i) === Seen.Object && !a.bets.hasFailed(i.word, ExitReason.Type)) a.getObject(i.a);
      else a.step(i);
      return;
    case Op.Debugger:
      return;
    case Op.GetIterator:
      getIterator(a, i);
      return;
    case Op.IterNext:
      iterNext(a, i);
      return;
    case Op.JIterDirect: {
      const state = a.get(i.a + 2);
      if (state.rep === Rep.Int) a.conditionalJump(i, a.bool(true), true);
      else if (state.rep === Rep.Tagged) {
        a.conditionalJump(i, a.emit(NodeOp.TestTag, Rep.Bool, [state], TagTest.Int), true);
      } else generic(a, i);
      return;
    }

    default:
      generic(a, i);
  }
}

/** Left to the slow path of the interpreter. */
export function generic(a: Activation, i: Instruction): void {
  if ((OP_EFFECTS[i.op] & Effect.Ends) !== 0) {
    a.leave(ExitReason.Instruction);
    return;
  }
  const successors = a.successorsOf(i);
  const jumps = successors.length === 2 && i.word === a.lastWordOf(i);
  if (jumps) a.stepBranch(i, successors[1]);
  else a.step(i);
}
