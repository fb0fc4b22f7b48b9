// A WebAssembly module as a list of sections: enough to replace the data section by a snapshot, to drop names and to
// measure functions, without a full decoder.
// spec: WebAssembly core, 5.5 Modules

import { WasmReader, WasmWriter } from './leb.ts';

/** Section ids, in the order of the binary format's table (not the order in a module: DataCount precedes Code). */
export const enum SectionId {
  Custom = 0,
  Type = 1,
  Import = 2,
  Function = 3,
  Table = 4,
  Memory = 5,
  Global = 6,
  Export = 7,
  Start = 8,
  Element = 9,
  Code = 10,
  Data = 11,
  DataCount = 12,
}

/** One section; the body of a custom section does not contain its name. */
export interface Section {
  id: SectionId;
  /** Name of a custom section, '' otherwise. */
  name: string;
  body: Uint8Array;
}

const PREAMBLE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** Splits a module into its sections. The bodies are views of `bytes`. */
export function readSections(bytes: Uint8Array): Section[] {
  for (let i = 0; i < PREAMBLE.length; i++) {
    if (bytes[i] !== PREAMBLE[i]) throw new RangeError('not a WebAssembly module of version 1');
  }
  const reader = new WasmReader(bytes, PREAMBLE.length);
  const sections: Section[] = [];
  while (!reader.atEnd) {
    const id = reader.byte() as SectionId;
    const size = reader.u32();
    const inner = new WasmReader(bytes, reader.position, reader.position + reader.take(size).length);
    const name = id === SectionId.Custom ? inner.name() : '';
    sections.push({ id, name, body: bytes.subarray(inner.position, inner.end) });
  }
  return sections;
}

/** The opposite of `readSections`. */
export function writeSections(sections: readonly Section[]): Uint8Array {
  const out = new WasmWriter();
  out.raw(PREAMBLE);
  for (const section of sections) {
    const body = new WasmWriter();
    if (section.id === SectionId.Custom) body.name(section.name);
    body.raw(section.body);
    out.byte(section.id);
    out.u32(body.length);
    out.raw(body.finish());
  }
  return out.finish();
}

export function findSection(sections: readonly Section[], id: SectionId): Section | undefined {
  return sections.find((section) => section.id === id);
}

/** Everything but the custom sections (names, producers, debug information). */
export function withoutCustomSections(sections: readonly Section[]): Section[] {
  return sections.filter((section) => section.id !== SectionId.Custom);
}

const enum ImportKind {
  Function = 0,
  Table = 1,
  Memory = 2,
  Global = 3,
}

/** Calls `visit` with each import's kind; it reads the description up to its end. */
function forEachImport(body: Uint8Array, visit: (kind: ImportKind, reader: WasmReader) => void): void {
  const reader = new WasmReader(body);
  for (let left = reader.u32(); left > 0; left--) {
    reader.name();
    reader.name();
    visit(reader.byte() as ImportKind, reader);
  }
}

function skipImport(kind: ImportKind, reader: WasmReader): void {
  if (kind === ImportKind.Function) reader.u32();
  else if (kind === ImportKind.Table) {
    reader.byte();
    readLimits(reader);
  } else if (kind === ImportKind.Memory) readLimits(reader);
  else if (kind === ImportKind.Global) reader.take(2);
  else throw new RangeError(`unknown import kind ${kind}`);
}

/** Number of imported functions: function indices begin with them. */
export function countImportedFunctions(sections: readonly Section[]): number {
  const section = findSection(sections, SectionId.Import);
  if (section === undefined) return 0;
  let count = 0;
  forEachImport(section.body, (kind, reader) => {
    if (kind === ImportKind.Function) count++;
    skipImport(kind, reader);
  });
  return count;
}

function readLimits(reader: WasmReader): { initial: number; maximum: number | undefined } {
  const flags = reader.byte();
  const initial = reader.u32();
  return { initial, maximum: (flags & 1) !== 0 ? reader.u32() : undefined };
}

/** Function index → name, from the "name" section; empty when there is none. */
export function functionNames(sections: readonly Section[]): Map<number, string> {
  const names = new Map<number, string>();
  const section = sections.find((s) => s.id === SectionId.Custom && s.name === 'name');
  if (section === undefined) return names;
  const reader = new WasmReader(section.body);
  while (!reader.atEnd) {
    const kind = reader.byte();
    const body = reader.take(reader.u32());
    if (kind !== 1) continue;
    const inner = new WasmReader(body);
    for (let left = inner.u32(); left > 0; left--) {
      const index = inner.u32();
      names.set(index, inner.name());
    }
  }
  return names;
}

/** Size in bytes of the code of each function, by name (`func<index>` where there is none), largest first. */
export function functionSizes(sections: readonly Section[]): { name: string; size: number }[] {
  const code = findSection(sections, SectionId.Code);
  if (code === undefined) return [];
  const names = functionNames(sections);
  const first = countImportedFunctions(sections);
  const reader = new WasmReader(code.body);
  const sizes: { name: string; size: number }[] = [];
  const count = reader.u32();
  for (let i = 0; i < count; i++) {
    const size = reader.u32();
    reader.take(size);
    sizes.push({ name: names.get(first + i) ?? `func${first + i}`, size });
  }
  return sizes.sort((a, b) => b.size - a.size);
}

/** Initial size, in pages, of the module's own or imported memory; 0 if it has none. */
export function memoryPages(sections: readonly Section[]): number {
  const own = findSection(sections, SectionId.Memory);
  if (own !== undefined) {
    const reader = new WasmReader(own.body);
    return reader.u32() === 0 ? 0 : readLimits(reader).initial;
  }
  let pages = 0;
  const imports = findSection(sections, SectionId.Import);
  if (imports !== undefined) {
    forEachImport(imports.body, (kind, reader) => {
      if (kind === ImportKind.Memory) pages = readLimits(reader).initial;
      else skipImport(kind, reader);
    });
  }
  return pages;
}

/** Sets the initial size (pages of 64 KiB) of the module's own or imported memory. */
export function withInitialPages(sections: readonly Section[], pages: number): Section[] {
  return sections.map((section) => {
    if (section.id === SectionId.Memory) {
      const reader = new WasmReader(section.body);
      if (reader.u32() !== 1) throw new RangeError('expected exactly one memory');
      const limits = readLimits(reader);
      const out = new WasmWriter();
      out.u32(1);
      writeLimits(out, pages, limits.maximum);
      return { ...section, body: out.finish() };
    }
    if (section.id === SectionId.Import) return { ...section, body: withImportedPages(section.body, pages) };
    return section;
  });
}

function writeLimits(out: WasmWriter, initial: number, maximum: number | undefined): void {
  out.byte(maximum === undefined ? 0 : 1);
  out.u32(initial);
  if (maximum !== undefined) out.u32(Math.max(initial, maximum));
}

function withImportedPages(body: Uint8Array, pages: number): Uint8Array {
  const out = new WasmWriter();
  let copied = 0;
  forEachImport(body, (kind, reader) => {
    if (kind !== ImportKind.Memory) {
      skipImport(kind, reader);
      return;
    }
    out.raw(body.subarray(copied, reader.position));
    writeLimits(out, pages, readLimits(reader).maximum);
    copied = reader.position;
  });
  out.raw(body.subarray(copied));
  return out.finish();
}
