// What the functions of a unit leave behind on their way into an image: strings, constants, words, tables. One growing array
// each, so that a function is a few numbers.

import { ConstKind } from '../hir/hir.ts';
import { HintWriter } from './hints.ts';
import { ByteList, IntList } from './lists.ts';

/** Kind of a constant that is a function; the others are ConstKind's. */
export const FUNCTION_CONSTANT = 6;

/** One function of the image; ranges are in the lists of the builder. */
export class FunctionRecord {
  /** Words. */
  codeStart = 0;
  codeEnd = 0;
  constantStart = 0;
  constantEnd = 0;
  feedbackCount = 0;
  registers = 0;
  params = 0;
  length = 0;
  instanceSlots = 0;
  flags = 0;
  /** String id, -1 if it has none. */
  name = -1;
  /** Its constant; -1 if it has none. */
  nameConstant = -1;
  handlerStart = 0;
  handlerEnd = 0;
  positionStart = 0;
  positionEnd = 0;
  sourceStart = 0;
  sourceEnd = 0;
}

/** A source of the unit: its positions begin at `first` in the number space of the image. */
export interface ImageSource {
  name: string;
  text: Uint8Array;
  first: number;
}

/** Exports of a module, sorted by name, for its namespace object. */
export interface ImageModule {
  name: string;
  exports: { name: string; variable: number }[];
}

/** Everything that `writeImage` needs. */
export class ImageBuilder {
  readonly strings: string[] = [];
  /** 1: used as a property key or name. */
  readonly stringIsAtom: number[] = [];
  private readonly stringIds = new Map<string, number>();
  readonly functions: FunctionRecord[] = [];
  readonly words = new IntList(1024);
  /** Pairs of kind and payload. */
  readonly constants = new IntList(512);
  readonly doubles: number[] = [];
  /** None is negative. */
  readonly bigints: bigint[] = [];
  /** Start, end, target (words from the function's start) and register. */
  readonly handlers = new IntList(256);
  readonly positions = new ByteList(1024);
  readonly hints = new HintWriter();
  readonly sources: ImageSource[] = [];
  readonly modules: ImageModule[] = [];
  variableCount = 0;
  /** Code for eval: slots of the environments around it, from the outside in. */
  outerSlots: readonly number[] = [];
  entry = 0;
  library = false;

  // The pool of the function at hand: which place a string has in it, valid where the stamp is right.
  private poolStamp: Int32Array = new Int32Array(1024);
  private poolPlace: Int32Array = new Int32Array(1024);
  private stamp = 0;
  private poolBase = 0;
  private readonly numberPlaces = new Map<number, number>();

  /** Id of a string of the image. */
  stringId(text: string): number {
    const known = this.stringIds.get(text);
    if (known !== undefined) return known;
    const id = this.strings.length;
    this.strings.push(text);
    this.stringIsAtom.push(0);
    this.stringIds.set(text, id);
    return id;
  }

  /** Id of a string that is used as a property key or name. */
  atomId(text: string): number {
    const id = this.stringId(text);
    this.stringIsAtom[id] = 1;
    return id;
  }

  /** Place in `bigints` of the literal with these digits (and radix prefix). */
  bigintId(digits: string): number {
    const value = BigInt(digits);
    const known = this.bigints.indexOf(value);
    if (known !== -1) return known;
    return this.bigints.push(value) - 1;
  }

  /** Opens the constants of the next function. */
  beginPool(): void {
    this.stamp++;
    this.poolBase = this.constants.length >> 1;
    if (this.numberPlaces.size > 0) this.numberPlaces.clear();
    if (this.strings.length > this.poolStamp.length) {
      const size = this.strings.length * 2;
      this.poolStamp = new Int32Array(size);
      this.poolPlace = new Int32Array(size);
    }
  }

  /** Appends without looking for an equal one. */
  appendConstant(kind: number, payload: number): number {
    this.constants.push(kind);
    this.constants.push(payload);
    return (this.constants.length >> 1) - 1 - this.poolBase;
  }

  stringConstant(id: number): number {
    if (id >= this.poolStamp.length) this.growStamps(id);
    if (this.poolStamp[id] === this.stamp) return this.poolPlace[id];
    const place = this.appendConstant(ConstKind.String, id);
    this.poolStamp[id] = this.stamp;
    this.poolPlace[id] = place;
    return place;
  }

  private growStamps(id: number): void {
    const stamps = new Int32Array(id * 2);
    stamps.set(this.poolStamp);
    this.poolStamp = stamps;
    const places = new Int32Array(id * 2);
    places.set(this.poolPlace);
    this.poolPlace = places;
  }

  /** A number; NaN and -0 are constants like any other. */
  numberConstant(value: number): number {
    const isNegativeZero = value === 0 && 1 / value < 0;
    if (!isNegativeZero) {
      const known = this.numberPlaces.get(value);
      if (known !== undefined) return known;
    }
    let place: number;
    if ((value | 0) === value && !isNegativeZero) {
      place = this.appendConstant(ConstKind.Int, value);
    } else {
      this.doubles.push(value);
      place = this.appendConstant(ConstKind.Double, this.doubles.length - 1);
    }
    if (!isNegativeZero) this.numberPlaces.set(value, place);
    return place;
  }

  functionConstant(index: number): number {
    return this.appendConstant(FUNCTION_CONSTANT, index);
  }

  /** Number of constants of the function at hand. */
  get poolSize(): number {
    return (this.constants.length >> 1) - this.poolBase;
  }

  get poolStart(): number {
    return this.poolBase;
  }
}
