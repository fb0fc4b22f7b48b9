// A request of a former start, made again: whatever the profile said then is taken from there; which shapes and functions it spoke of is found
// out by what they are. Nothing depends on a right guess: the request that comes out is named by its content, and has code only if it is the same.

import { OP_X, Operand } from '../../compiler/image/op-table.ts';
import { ImageHeader } from '../../vm-assembly/abi/image.ts';
import { FindFor, JitCell, Profile } from '../../vm-assembly/abi/jit.ts';
import { Cell, Code, Fn, Ic, Kind, Unit } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import type { VmInstance } from '../instance.ts';
import { functionsOf, length, nameOf, placeOf, profiledTargets, shapeInfo } from './look.ts';
import type { CallTarget, CellInfo, CellRef, FunctionData, PropertyTarget } from './request.ts';
import { type StoredRequest, seenOf, UnlikeError } from './stored.ts';

/** A site with a feedback slot in memory. */
interface Place {
  code: number;
  op: Op;
  slot: number;
  /** Address of its inline cache. */
  ic: number;
  /** Address of the property's name. */
  key: number;
}

export class Likeness {
  private readonly instance: VmInstance;
  private readonly stored: StoredRequest;
  /** Those of the snapshot, which numbers cells as the stored request did. */
  private readonly cells: readonly number[];
  private readonly refs: ReadonlyMap<number, CellRef>;
  private readonly info: readonly CellInfo[];
  /** A function's Code: one of the library, and one that is not. */
  private readonly others = new Map<boolean, number>();
  /** Functions that had a profile, as `index` and `library`. */
  private readonly profiled: ReadonlySet<string>;
  /** Shapes that sites of the program told before the snapshot came to their numbers. */
  private readonly shapes = new Map<CellRef, number>();
  private readonly taken = new Set<number>();

  constructor(
    instance: VmInstance,
    stored: StoredRequest,
    cells: readonly number[],
    refs: ReadonlyMap<number, CellRef>,
    info: readonly CellInfo[],
  ) {
    this.instance = instance;
    this.stored = stored;
    this.cells = cells;
    this.refs = refs;
    this.info = info;
    this.profiled = new Set(stored.functions.filter((fn) => fn.profiled).map((fn) => `${fn.index} ${fn.library}`));
  }

  /** The snapshot of the function with this Code begins. */
  begin(code: number): void {
    this.others.set(placeOf(this.instance, code).library, code);
    for (const fn of this.stored.functions) {
      const at = this.codeAt(fn.index, fn.library);
      if (at !== 0 && this.instance.getU32(at + Code.Size) === 4 * fn.length) this.lookAt(at, fn.sites);
    }
  }

  /** The next function that comes along; what was noted of it. */
  expect(
    number: number,
    index: number,
    library: boolean,
    words: number,
    failed: FunctionData['failed'] = [],
  ): Pick<FunctionData, 'seen' | 'profiled' | 'failed'> {
    const fn = this.stored.functions[number];
    if (fn === undefined || fn.index !== index || fn.library !== library || fn.length !== words) {
      throw new UnlikeError('another function');
    }
    const knows = (exit: FunctionData['failed'][number]): boolean =>
      fn.failed.some(({ offset, reason }) => offset === exit.offset && reason === exit.reason);
    if (!failed.every(knows)) throw new UnlikeError('an exit that was not known');
    return { seen: seenOf(fn), profiled: fn.profiled, failed: fn.failed };
  }

  headers(wanted: readonly number[]): number[] {
    const { headers } = this.stored;
    if (!wanted.every((offset) => headers.includes(offset))) throw new UnlikeError('another loop');
    return headers;
  }

  isProfiled(code: number): boolean {
    const { index, library } = placeOf(this.instance, code);
    return this.profiled.has(`${index} ${library}`);
  }

  isNone(fn: FunctionData, slot: number): boolean {
    return this.siteOf(fn, slot).kind === 'none';
  }

  /** Targets for a site of the function that comes along now. */
  targets(fn: FunctionData, code: number, at: number): number[] {
    const place = this.place(code, fn.words[at], fn.words[at + 1]);
    const site = this.siteOf(fn, place.slot);
    const found: number[] = [];
    const find = (ref: CellRef, fits: (shape: number) => boolean): void => {
      found.push(this.shapeFor(ref, place, found, fits));
    };
    if (site.kind === 'property') for (const t of site.targets) find(t.shape, (shape) => this.reaches(shape, t, place));
    else if (site.kind === 'element') for (const ref of site.shapes) find(ref, () => true);
    else if (site.kind === 'private') for (const t of site.targets) find(t.shape, () => true);
    else if (site.kind === 'super') find(site.home, () => true);
    else if (site.kind === 'call') for (const t of site.targets) found.push(this.callFor(t, place));
    return found;
  }

  private siteOf(fn: FunctionData, slot: number): FunctionData['sites'][number] {
    const number = this.stored.functions.findIndex((f) => f.index === fn.index && f.library === fn.library);
    const site = this.stored.functions[number]?.sites[slot];
    if (site === undefined) throw new UnlikeError('another function');
    return site;
  }

  private place(code: number, first: number, second: number): Place {
    const { instance } = this;
    const data = instance.getU32(code + Code.Data);
    const slot = second & 0xffff;
    const key = instance.getU32(data + 8 * (second >>> 16));
    return { code, op: (first & 255) as Op, slot, ic: data - 24 - Ic.Size * slot, key };
  }

  /** The address of a cell that has its number already. */
  private known(ref: CellRef): number | undefined {
    if (ref < 0 || ref >= this.cells.length) return undefined;
    if (this.info[ref].kind !== this.stored.info[ref]?.kind) throw new UnlikeError('another cell');
    return this.cells[ref];
  }

  // Shapes ----------------------------------------------------------------------------------------------------------------

  /** Notes which shapes the sites of a function know by now. */
  private lookAt(code: number, sites: FunctionData['sites']): void {
    const { instance } = this;
    const start = instance.getU32(code + Code.Start);
    const end = start + instance.getU32(code + Code.Size);
    for (let at = start; at < end; at += 4 * length(instance.getU32(at))) {
      const first = instance.getU32(at);
      if (OP_X[first & 255] !== Operand.Feedback) continue;
      const place = this.place(code, first, instance.getU32(at + 4));
      const site = sites[place.slot];
      if (site?.kind !== 'property' && site?.kind !== 'element') continue;
      const known = this.shapesAt(place);
      if (site.kind === 'element') for (const ref of site.shapes) this.note(ref, known, () => true);
      else for (const t of site.targets) this.note(t.shape, known, (shape) => this.reaches(shape, t, place));
    }
  }

  private note(ref: CellRef, known: readonly number[], fits: (shape: number) => boolean): void {
    if (this.shapes.has(ref)) return;
    const shape = known.find((at) => !this.taken.has(at) && this.isAlike(at, ref) && fits(at));
    if (shape === undefined) return;
    this.shapes.set(ref, shape);
    this.taken.add(shape);
  }

  /** Shapes that a site saw: in its profile, and last. */
  private shapesAt({ code, slot, ic, op }: Place): number[] {
    const found = profiledTargets(this.instance, code, slot);
    const last = op === Op.GetElem || op === Op.SetElem ? 0 : this.instance.getU32(ic + Ic.Shape);
    if (last !== 0 && !found.includes(last) && this.instance.view.getUint8(last) === Kind.Shape) found.push(last);
    return found;
  }

  private isAlike(shape: number, ref: CellRef): boolean {
    return JSON.stringify(shapeInfo(this.instance, shape)) === JSON.stringify(this.stored.info[ref]);
  }

  private shapeFor(ref: CellRef, place: Place, others: readonly number[], fits: (shape: number) => boolean): number {
    const known = this.known(ref);
    if (known !== undefined) return known;
    const noted = this.shapes.get(ref);
    if (noted !== undefined) return noted;
    const { instance } = this;
    const shapes = [
      ...this.shapesAt(place),
      instance.vm.vmJitArrayShape(),
      instance.getU32(Cell.StringShape),
      instance.getU32(Cell.NumberShape),
    ];
    const isFree = (at: number): boolean => !this.refs.has(at) && !others.includes(at) && !this.taken.has(at);
    const shape = shapes.find((at) => isFree(at) && this.isAlike(at, ref) && fits(at));
    if (shape === undefined) throw new UnlikeError('a shape that is not there');
    return shape;
  }

  /** Is the property reached in this shape as it was in the stored one? */
  private reaches(shape: number, t: PropertyTarget, { op, key }: Place): boolean {
    const { instance } = this;
    instance.vm.vmJitFind(shape, key, op === Op.SetProp || op === Op.DefineOwn ? FindFor.Store : FindFor.Load);
    const is = (address: number, ref: CellRef): boolean =>
      ref < 0 ? address === 0 : address !== 0 && (ref >= this.cells.length || this.cells[ref] === address);
    return (
      instance.getU32(JitCell.FoundAccess) === t.access &&
      instance.getU32(JitCell.FoundOffset) === t.offset &&
      is(instance.getU32(JitCell.FoundSlot), t.slot) &&
      is(instance.getU32(JitCell.FoundAfter), t.after)
    );
  }

  // Functions -------------------------------------------------------------------------------------------------------------

  /** The Code of a function of an image of which another function is known; 0: none is. */
  private codeAt(index: number, library: boolean): number {
    const { instance } = this;
    const other = this.others.get(library);
    if (other === undefined) return 0;
    const image = instance.getU32(instance.getU32(other + Code.Unit) + Unit.Image);
    if (index >= instance.getU32(image + ImageHeader.FunctionCount)) return 0;
    return functionsOf(instance, other) + index * Code.Bytes;
  }

  /** What a site called: in its profile, and last. */
  private calledAt({ code, slot, ic }: Place): { codes: number[]; natives: number[] } {
    const { instance } = this;
    const targets = profiledTargets(instance, code, slot);
    const codes = targets.filter((t) => (t & Profile.CodeTarget) !== 0).map((t) => t - Profile.CodeTarget);
    const natives = targets.filter((t) => (t & Profile.CodeTarget) === 0);
    const last = instance.getU32(ic + Ic.Callee);
    if (last !== 0 && instance.view.getUint8(last) === Kind.Function) {
      const at = instance.getU32(last + Fn.Code);
      if (at === 0) natives.push(last);
      else codes.push(at);
    }
    return { codes, natives };
  }

  private callFor(t: CallTarget, place: Place): number {
    const flag = t.code >= 0 ? Profile.CodeTarget : 0;
    const known = this.known(t.code >= 0 ? t.code : t.cell);
    if (known !== undefined) return known + flag;
    const { codes, natives } = this.calledAt(place);
    const found = t.code >= 0 ? this.codeFor(t, codes) : this.nativeFor(t, natives);
    if (found === undefined) throw new UnlikeError('a function that was not called');
    return found + flag;
  }

  private codeFor(t: CallTarget, codes: readonly number[]): number | undefined {
    const { instance, stored } = this;
    for (const code of codes) {
      const { library } = placeOf(instance, code);
      if (!this.others.has(library)) this.others.set(library, code);
    }
    const fn = t.callee >= 0 ? stored.functions[t.callee] : undefined;
    if (fn !== undefined) {
      const at = this.codeAt(fn.index, fn.library);
      if (at !== 0) return at;
    }
    const info = stored.info[t.code];
    return codes.find((code) => info?.kind === 'code' && nameOf(instance, code) === info.name);
  }

  private nativeFor(t: CallTarget, natives: readonly number[]): number | undefined {
    const { instance, stored } = this;
    const info = stored.info[t.cell];
    return natives.find((f) => {
      const isFunction = instance.view.getUint8(f) === Kind.Function;
      return info?.kind === 'function' ? isFunction && instance.getU32(f + Fn.Native) === info.native : !isFunction;
    });
  }
}
