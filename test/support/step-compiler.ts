/**
 * A compiler for the JIT's contract that knows nothing of speed: registers stay in the frame, moves and jumps are Wasm, and every other
 * instruction is a call of `vm.step`. What the VM and the host do around compiled code can be tested with it on any program.
 * A function whose name begins with `refused` is refused.
 */
import wasm from 'binaryen';
import { Form, OP_FORM } from '../../compiler/image/op-table.ts';
import { VM_IMPORTS } from '../../runtime-host/jit/imports.ts';
import type { CompileRequest, CompileResult, FunctionData } from '../../runtime-host/jit/request.ts';
import { backEdgeTargets } from '../../runtime-host/jit/snapshot.ts';
import { Cell, CodeFlag, Env, Fn, Frame } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Exit } from '../../vm-assembly/abi/traps.ts';
import { Singleton, Tag } from '../../vm-assembly/abi/values.ts';

const TYPES = { i: 'i32', l: 'i64', d: 'f64' } as const;
const SINGLETON = BigInt(Tag.Singleton) << 48n;
const EXCEPTION = `(i64.const ${SINGLETON | BigInt(Singleton.Exception)})`;
const UNDEFINED = `(i64.const ${SINGLETON | BigInt(Singleton.Undefined)})`;
const INT = BigInt(Tag.Int) << 48n;

const i32 = (n: number): string => `(i32.const ${n})`;
const set = (cell: number, value: string): string => `(i32.store ${i32(cell)} ${value})`;

/** Wasm text of one function. */
class StepFunction {
  private readonly fn: FunctionData;
  private readonly headers: readonly number[];
  readonly exits: { function: number; offset: number; reason: number }[] = [];
  private readonly chaos: boolean;

  constructor(fn: FunctionData, headers: readonly number[], chaos: boolean) {
    this.fn = fn;
    this.headers = headers;
    this.chaos = chaos;
  }

  text(): string {
    const { words } = this.fn;
    const starts: number[] = [];
    for (let at = 0; at < words.length; at += this.length(at)) starts.push(at);
    const places = new Map(starts.map((at, i) => [at, i]));
    // From a word to its block; words inside of instructions lead nowhere.
    const labels = Array.from(words, (_, at) => `$i${places.has(at) ? at : 'none'}`).join(' ');
    const entries = [0, ...this.headers.map((offset) => offset >> 2)];
    let body = `(br_table ${labels} $inone (local.get $at))`;
    for (const at of starts) body = `(block $i${at} ${body})\n${this.instruction(at)}`;
    return `
      (func $f (export "f0") (param $fp i32) (param $entry i32) (result i64) (local $at i32) (local $v i64) (local $env i32)
        ${entries.map((at, i) => `(if (i32.eq (local.get $entry) ${i32(i)}) (then (local.set $at ${i32(at)})))`).join('\n')}
        (block $inone (loop $next ${body}))
        (unreachable))`;
  }

  private length(at: number): number {
    return OP_FORM[this.fn.words[at] & 255] >= Form.ABCXY ? 2 : 1;
  }

  private register(n: number): string {
    return `(i64.load offset=${8 * n} (local.get $fp))`;
  }

  private write(n: number, value: string): string {
    return `(i64.store offset=${8 * n} (local.get $fp) ${value})`;
  }

  private pc(at: number): string {
    return `(i32.add (global.get $c${this.fn.start}) ${i32(4 * at)})`;
  }

  private go(at: number): string {
    return `(local.set $at ${i32(at)}) (br $next)`;
  }

  private leave(at: number, exit: Exit | undefined): string {
    const code = exit === undefined ? '' : set(Cell.ExitCode, i32(exit + 1));
    return `${set(Cell.Pc, this.pc(at))} ${set(Cell.Fp, '(local.get $fp)')} ${code} (return ${EXCEPTION})`;
  }

  /** On to a loop header, for a unit of fuel. */
  private back(at: number): string {
    const left = `(i32.sub (i32.load ${i32(Cell.SliceFuel)}) ${i32(1)})`;
    return `${set(Cell.SliceFuel, left)} (if (i32.lt_s (i32.load ${i32(Cell.SliceFuel)}) ${i32(0)}) (then ${this.leave(at, Exit.Slice)})) ${this.go(at)}`;
  }

  private environment(hops: number): string {
    const own = `(i32.load offset=${Fn.Env} (i32.load offset=0 (i32.add (local.get $fp) ${i32(Frame.Callee)})))`;
    let env = own;
    for (; hops > 0; hops--) env = `(i32.load offset=${Env.Parent} ${env})`;
    return env;
  }

  private instruction(at: number): string {
    const { words, data, variables, code } = this.fn;
    const insn = words[at];
    const a = (insn >>> 8) & 255;
    const b = (insn >>> 16) & 255;
    const c = insn >>> 24;
    const bx = insn >>> 16;
    const next = at + this.length(at);
    const jump = next + (insn >> 16);
    const far = next + words[at + 1];
    const truthy = `(call $truthy ${this.register(a)})`;
    const choose = (test: string, then: string): string => `(if ${test} (then ${then}))`;
    const unlike = (test: string): string => `(i32.ne ${test} ${i32(c)})`;
    let chaos = '';
    if (this.chaos) {
      const exit = this.exits.push({ function: 0, offset: 4 * at, reason: 1 }) - 1;
      chaos = choose(
        `(call $chaos (global.get $c${code}) ${i32(exit)})`,
        `(call $exit (global.get $c${code}) ${i32(exit)}) ${this.leave(at, undefined)}`,
      );
    }
    const plain = (): string | undefined => {
      switch ((insn & 255) as Op) {
        case Op.Move:
          return this.write(a, this.register(b));
        case Op.LoadInt:
          return this.write(a, `(i64.const ${INT | BigInt((insn >> 16) >>> 0)})`);
        case Op.LoadConst:
          return this.write(a, `(i64.load offset=${8 * bx} (global.get $c${data}))`);
        case Op.LoadSingleton:
          return this.write(a, `(i64.const ${SINGLETON | BigInt(b)})`);
        case Op.GetVar:
          return this.write(a, `(i64.load offset=${8 * bx} (global.get $c${variables}))`);
        case Op.SetVar:
          return `(i64.store offset=${8 * bx} (global.get $c${variables}) ${this.register(a)})`;
        case Op.GetEnv:
          return this.write(a, `(i64.load offset=${Env.Values + 8 * c} (i32.wrap_i64 ${this.register(b)}))`);
        case Op.SetEnv:
          return `(i64.store offset=${Env.Values + 8 * c} (i32.wrap_i64 ${this.register(b)}) ${this.register(a)})`;
        case Op.GetOuter:
          return this.write(a, `(i64.load offset=${Env.Values + 8 * c} ${this.environment(b)})`);
        case Op.SetOuter:
          return `(i64.store offset=${Env.Values + 8 * c} ${this.environment(b)} ${this.register(a)})`;
        case Op.Jump:
          return this.go(next + (insn >> 8));
        case Op.Loop:
          return this.back(next + (insn >> 8));
        case Op.LoopIf:
          return choose(unlike(truthy), this.back(far));
        case Op.JTrue:
          return choose(truthy, this.go(jump));
        case Op.JFalse:
          return choose(`(i32.eqz ${truthy})`, this.go(jump));
        case Op.JNullish:
        case Op.JNotNullish: {
          const test = `(i64.eq (i64.or ${this.register(a)} (i64.const 1)) (i64.const ${SINGLETON | BigInt(Singleton.Null)}))`;
          return choose((insn & 255) === Op.JNullish ? test : `(i32.eqz ${test})`, this.go(jump));
        }
        case Op.JSeqS:
          return choose(unlike(`(i64.eq ${this.register(a)} (i64.const ${SINGLETON | BigInt(b)}))`), this.go(far));
        case Op.JSeqI: {
          const n = (insn << 8) >> 24;
          const boxed = `(i64.const ${INT | BigInt(n >>> 0)})`;
          return choose(unlike(`(call $strictEquals ${this.register(a)} ${boxed})`), this.go(far));
        }
        case Op.Return:
          return `(return ${this.register(a)})`;
        case Op.ReturnUndefined:
          return `(return ${UNDEFINED})`;
        default:
          return undefined;
      }
    };
    const inline = plain();
    if (inline !== undefined) return `${chaos} ${inline} ${this.go(next)}`;
    return `${chaos}
      (local.set $at (call $step ${this.pc(at)} (local.get $fp)))
      (if (i32.eqz (local.get $at)) (then (return ${EXCEPTION})))
      (local.set $at (i32.shr_u (i32.sub (local.get $at) (global.get $c${this.fn.start})) ${i32(2)}))
      (br $next)`;
  }
}

/** Requests so far, for tests that compile in their own thread. */
export const requests: CompileRequest[] = [];

export function compile(request: CompileRequest): CompileResult {
  requests.push(request);
  const [fn] = request.functions;
  if (fn.name.startsWith('refused')) throw new Error('this name is refused');
  if ((fn.flags & (CodeFlag.Generator | CodeFlag.Async)) !== 0) throw new Error('it suspends');
  const targets = backEdgeTargets(fn.words);
  const headers = request.headers.filter((offset) => targets.has(offset));
  const step = new StepFunction(fn, headers, request.chaos !== 0);
  const body = step.text();
  const cells = [fn.code, fn.start, fn.data, fn.variables];
  const imports = Object.entries(VM_IMPORTS).map(([name, [parameters, result]]) => {
    const types = [...parameters].map((p) => TYPES[p as keyof typeof TYPES]).join(' ');
    return `(import "vm" "${name}" (func $${name} (param ${types}) ${result === '' ? '' : `(result ${TYPES[result]})`}))`;
  });
  const module = wasm.parseText(`(module
    (import "vm" "memory" (memory 1))
    ${imports.join('\n')}
    ${cells.map((cell) => `(import "c" "${cell}" (global $c${cell} i32))`).join('\n')}
    ${body})`);
  if (module.validate() === 0) throw new Error('the module is not valid');
  const binary = module.emitBinary();
  module.dispose();
  return {
    wasm: binary,
    cells,
    functions: [{ function: 0, start: true, headers, exits: step.exits }],
    epoch: fn.sites.some((site) => site.kind === 'property' && site.targets.some((target) => target.epoch)),
    timings: {},
  };
}
