// The hints section: what annotations say about the functions and the variables of an image, and where known built-ins are used, for a
// tier that optimizes. Nothing in it is proven, and nothing has to be there: who reads it must check values, and must bear any bytes.
//
//   section  := names variables sites function…      (empty if nothing is known)
//   names    := count (size utf8…)…                  names of types and of fields, each once
//   variables:= count (variable type)…               V[variable], annotated at the top level of a module
//   sites    := count (index count (words builtin)…)…  known built-ins, by function
//   function := index count type… result count (name type)…
//
// Numbers are unsigned LEB128. A function has the types of its parameters in the order of their registers, as they arrive
// (before defaults), without the rest parameter; then the type of its result; then, if it is a constructor, the instance
// fields of its class. Functions of which nothing is known have no entry. A type is one byte, kind and flags as in TypeHint;
// after the kind Named comes the number of the name. A site is an instruction that calls or reads
// a known built-in (abi/known-builtins.ts): its distance in words from the site before, or from the start of the function, and the number.

import { decodeUtf8 } from '../diagnostics.ts';
import { hintText } from '../scope/hints.ts';
import { TypeHint } from '../scope/scope.ts';
import { ByteList } from './lists.ts';
import { encodeUtf8 } from './utf8.ts';

/** A hint with the name that its kind may need; '' else. */
export class NamedHint {
  readonly hint: TypeHint;
  readonly name: string;
  constructor(hint: TypeHint, name: string) {
    this.hint = hint;
    this.name = name;
  }

  toString(): string {
    return this.hint === TypeHint.None ? 'any' : hintText(this.hint, this.name);
  }
}

/** Nothing is known. */
export const NO_HINT = new NamedHint(TypeHint.None, '');

/** What is known of an instance field. */
export class FieldHint {
  readonly name: string;
  readonly type: NamedHint;
  constructor(name: string, type: NamedHint) {
    this.name = name;
    this.type = type;
  }
}

/** What is known of a function. */
export class FunctionHints {
  readonly params: NamedHint[] = [];
  result: NamedHint = NO_HINT;
  readonly fields: FieldHint[] = [];

  get isEmpty(): boolean {
    if (this.result.hint !== TypeHint.None || this.fields.length > 0) return false;
    return this.params.every((type) => type.hint === TypeHint.None);
  }

  toString(): string {
    let text = `(${this.params.join(', ')}): ${this.result}`;
    for (const field of this.fields) text += `, ${field.name}: ${field.type}`;
    return text;
  }
}

/** Collects the section. */
export class HintWriter {
  private readonly names = new Map<string, number>();
  private readonly variables = new ByteList(64);
  private variableCount = 0;
  private readonly functions = new ByteList(1024);
  private readonly sites = new ByteList(1024);
  private siteFunctions = 0;

  /** `sites`: words and built-ins in turn. */
  addSites(index: number, sites: readonly number[]): void {
    if (sites.length === 0) return;
    this.siteFunctions++;
    const list = this.sites;
    list.pushLeb(index);
    list.pushLeb(sites.length >> 1);
    let last = 0;
    for (let i = 0; i < sites.length; i += 2) {
      list.pushLeb(sites[i] - last);
      list.pushLeb(sites[i + 1]);
      last = sites[i];
    }
  }

  addVariable(variable: number, type: NamedHint): void {
    this.variableCount++;
    this.variables.pushLeb(variable);
    this.type(this.variables, type);
  }

  addFunction(index: number, hints: FunctionHints): void {
    const list = this.functions;
    list.pushLeb(index);
    list.pushLeb(hints.params.length);
    for (let i = 0; i < hints.params.length; i++) this.type(list, hints.params[i]);
    this.type(list, hints.result);
    list.pushLeb(hints.fields.length);
    for (let i = 0; i < hints.fields.length; i++) {
      list.pushLeb(this.nameId(hints.fields[i].name));
      this.type(list, hints.fields[i].type);
    }
  }

  /** The whole section. */
  section(): Uint8Array {
    const head = new ByteList(256);
    if (this.variableCount === 0 && this.siteFunctions === 0 && this.functions.length === 0) return new Uint8Array(0);
    head.pushLeb(this.names.size);
    for (const name of this.names.keys()) {
      const bytes = encodeUtf8(name);
      head.pushLeb(bytes.length);
      for (let i = 0; i < bytes.length; i++) head.push(bytes[i]);
    }
    head.pushLeb(this.variableCount);
    const middle = new ByteList(8);
    middle.pushLeb(this.siteFunctions);
    const parts = [head, this.variables, middle, this.sites, this.functions];
    let size = 0;
    for (let i = 0; i < parts.length; i++) size += parts[i].length;
    const section = new Uint8Array(size);
    let at = 0;
    for (let i = 0; i < parts.length; i++) {
      section.set(parts[i].items.subarray(0, parts[i].length), at);
      at += parts[i].length;
    }
    return section;
  }

  private type(list: ByteList, type: NamedHint): void {
    list.push(type.hint);
    if ((type.hint & TypeHint.KindMask) === TypeHint.Named) list.pushLeb(this.nameId(type.name));
  }

  private nameId(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const id = this.names.size;
    this.names.set(name, id);
    return id;
  }
}

/** The section, read. */
export class ImageHints {
  readonly functions = new Map<number, FunctionHints>();
  readonly variables = new Map<number, NamedHint>();
  /** By function: words and the numbers of the known built-ins that are used there. */
  readonly sites = new Map<number, Map<number, number>>();
  private readonly bytes: Uint8Array;
  private readonly names: string[] = [];
  private at: number;
  private readonly end: number;

  /** The section is `bytes` from `start` to `end`. Throws if it is cut off. */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    if (start === end) return;
    for (let left = this.leb(); left > 0; left--) {
      const size = this.leb();
      this.names.push(decodeUtf8(bytes, this.at, this.at + size));
      this.at += size;
    }
    for (let left = this.leb(); left > 0; left--) {
      const variable = this.leb();
      this.variables.set(variable, this.type());
    }
    for (let left = this.leb(); left > 0; left--) {
      const sites = new Map<number, number>();
      this.sites.set(this.leb(), sites);
      let word = 0;
      for (let count = this.leb(); count > 0; count--) {
        word += this.leb();
        sites.set(word, this.leb());
      }
    }
    while (this.at < end) {
      const hints = new FunctionHints();
      this.functions.set(this.leb(), hints);
      for (let left = this.leb(); left > 0; left--) hints.params.push(this.type());
      hints.result = this.type();
      for (let left = this.leb(); left > 0; left--) {
        const name = this.names[this.leb()];
        hints.fields.push(new FieldHint(name, this.type()));
      }
    }
  }

  private type(): NamedHint {
    const hint = this.byte() as TypeHint;
    if (hint === TypeHint.None) return NO_HINT;
    return new NamedHint(hint, (hint & TypeHint.KindMask) === TypeHint.Named ? this.names[this.leb()] : '');
  }

  private byte(): number {
    if (this.at >= this.end) throw new Error('The hints of the image end too early.');
    return this.bytes[this.at++];
  }

  private leb(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}
