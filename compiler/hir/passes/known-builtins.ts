// Marks the sites that call or read a well-known built-in, as far as the way it is written tells: `Math.floor(x)`,
// `Object.keys(o)`, `s.charCodeAt(0)`, `new Map()`. Globals that the program declares itself are left alone. The marks change nothing here:
// they become hints of the image, for a tier that inlines behind a check of the callee.

import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import type { ImageBuilder } from '../../image/image-builder.ts';
import { KnownBuiltins } from '../../image/known-builtins.ts';
import { OP_A, Operand } from '../../image/op-table.ts';
import { WINDOW_CALLEE } from '../builder.ts';
import { DECLARED_GLOBAL, type Hir, Row, VregKind } from '../hir.ts';

/** What a vreg holds, if it is no built-in: nothing yet, or something else. Objects with members are below that. */
const UNSEEN = 0;
const OTHER = -1;
const FIRST_OBJECT = -2;

/** A name that was not looked up yet. */
const UNASKED = 0;

/** The same for all. */
const BUILTINS = new KnownBuiltins();

/** The pass; what it knows of names holds for all functions of a unit. */
export class MarkKnownBuiltins {
  private readonly image: ImageBuilder;
  private readonly table = BUILTINS;
  private readonly objects: readonly string[];
  /** By vreg: what it holds. */
  private holds: Int32Array = new Int32Array(512);
  // By string id: what the global and the method of that name are, OTHER if nothing known.
  private globals: Int32Array = new Int32Array(1024);
  private methods: Int32Array = new Int32Array(1024);

  constructor(image: ImageBuilder) {
    this.image = image;
    this.objects = [...this.table.members.keys()];
  }

  run(f: Hir): void {
    if (this.holds.length < f.vregCount) this.holds = new Int32Array(f.vregCount * 2);
    if (this.globals.length < this.image.strings.length) this.grow();
    const holds = this.holds;
    holds.fill(UNSEEN, 0, f.vregCount);
    const code = f.code;
    for (let at = 0; at < f.end; at += Row.Size) {
      const op = code[at];
      switch (op) {
        case Op.GetGlobal:
          this.define(
            f,
            code[at + Row.A],
            code[at + Row.X] === DECLARED_GLOBAL ? OTHER : this.global(code[at + Row.Y]),
          );
          break;
        case Op.GetProp: {
          const found = this.property(holds[code[at + Row.B]], code[at + Row.Y]);
          if (found > 0 && holds[code[at + Row.B]] <= FIRST_OBJECT) code[at + Row.C] = found;
          this.define(f, code[at + Row.A], found);
          break;
        }
        case Op.Move:
          this.define(f, code[at + Row.A], holds[code[at + Row.B]]);
          break;
        case Op.Call:
        case Op.Construct: {
          const callee = holds[code[at + Row.B] + WINDOW_CALLEE];
          if (callee > 0) code[at + Row.Y] = callee;
          else if (callee <= FIRST_OBJECT) code[at + Row.Y] = this.constructorOf(callee);
          this.define(f, code[at + Row.A], OTHER);
          break;
        }
        default:
          if (op < Op.Count && OP_A[op] === Operand.Dst) this.define(f, code[at + Row.A], OTHER);
      }
    }
  }

  /** A temporary is written on each way to its use, and all of these ways come before the use: they have to agree. */
  private define(f: Hir, vreg: number, what: number): void {
    const before = this.holds[vreg];
    if (f.vregKind[vreg] === VregKind.Variable) this.holds[vreg] = OTHER;
    else this.holds[vreg] = before === UNSEEN || before === what ? what : OTHER;
  }

  private global(name: number): number {
    const known = this.globals[name];
    if (known !== UNASKED) return known;
    const text = this.image.strings[name];
    const object = this.objects.indexOf(text);
    const found = object === -1 ? (this.table.globals.get(text) ?? OTHER) : FIRST_OBJECT - object;
    this.globals[name] = found;
    return found;
  }

  /** Objects that are functions too have a number of their own: `Number(x)`. */
  private constructorOf(object: number): number {
    return this.table.globals.get(this.objects[FIRST_OBJECT - object]) ?? 0;
  }

  private property(object: number, name: number): number {
    if (object > FIRST_OBJECT) return this.method(name);
    const members = this.table.members.get(this.objects[FIRST_OBJECT - object]) as Map<string, number>;
    return members.get(this.image.strings[name]) ?? OTHER;
  }

  private method(name: number): number {
    const known = this.methods[name];
    if (known !== UNASKED) return known;
    const found = this.table.methods.get(this.image.strings[name]) ?? OTHER;
    this.methods[name] = found;
    return found;
  }

  private grow(): void {
    const size = this.image.strings.length * 2;
    const globals = new Int32Array(size);
    globals.set(this.globals);
    this.globals = globals;
    const methods = new Int32Array(size);
    methods.set(this.methods);
    this.methods = methods;
  }
}
