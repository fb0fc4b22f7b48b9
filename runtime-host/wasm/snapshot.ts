// A memory image as active data segments: what a module's linear memory held when it was looked at becomes what it
// holds when it is instantiated again.

import { WasmReader, WasmWriter } from './leb.ts';
import { findSection, type Section, SectionId, withInitialPages } from './sections.ts';

/**
 * A run of zeros shorter than this stays inside a segment. The header of another one takes less from 10 on, but compressed, where zeros
 * are next to nothing and offsets are not, and in the time of an instantiation, fewer segments are better.
 */
const MIN_ZERO_RUN = 32;

/** A piece of memory that is not zero. */
export interface Segment {
  offset: number;
  bytes: Uint8Array;
}

const PAGE = 65536;

/** The pieces of `memory` between runs of zeros. Views, not copies. */
export function segmentsOf(memory: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length >> 3);
  let at = 0;
  while (at < memory.length) {
    // Find the next byte that is not zero, whole words at a time.
    let word = at >> 3;
    if ((at & 7) === 0) {
      while (word < words.length && words[word] === 0n) word++;
      at = word << 3;
    }
    while (at < memory.length && memory[at] === 0) at++;
    if (at >= memory.length) break;
    const start = at;
    let zeros = 0;
    while (at < memory.length && zeros < MIN_ZERO_RUN) {
      zeros = memory[at] === 0 ? zeros + 1 : 0;
      at++;
    }
    const end = at - zeros;
    segments.push({ offset: start, bytes: memory.subarray(start, end) });
  }
  return segments;
}

/** The module with its data section replaced by `memory`, whose size becomes the initial size of its memory. */
export function withMemoryImage(sections: readonly Section[], memory: Uint8Array): Section[] {
  staticsEnd(sections);
  const segments = segmentsOf(memory);
  const body = new WasmWriter();
  body.u32(segments.length);
  for (const segment of segments) {
    body.u32(0);
    body.byte(0x41); // i32.const
    body.i32(segment.offset);
    body.byte(0x0b); // end
    body.u32(segment.bytes.length);
    body.raw(segment.bytes);
  }
  // Passive segments and memory.init are not used, so a data count would say nothing.
  const rest = sections.filter((s) => s.id !== SectionId.Data && s.id !== SectionId.DataCount);
  const code = rest.findIndex((s) => s.id === SectionId.Code);
  const image: Section = { id: SectionId.Data, name: '', body: body.finish() };
  return withInitialPages(
    [...rest.slice(0, code + 1), image, ...rest.slice(code + 1)],
    Math.ceil(memory.length / PAGE),
  );
}

/** Calls `visit` with place and contents of every data segment of a module; all have to be active. */
export function eachSegment(sections: readonly Section[], visit: (offset: number, bytes: Uint8Array) => void): void {
  const data = findSection(sections, SectionId.Data);
  if (data === undefined) return;
  const reader = new WasmReader(data.body);
  for (let left = reader.u32(); left > 0; left--) {
    if (reader.u32() !== 0) throw new RangeError('a passive data segment cannot be part of a snapshot');
    reader.byte();
    const offset = reader.i32();
    reader.byte();
    visit(offset, reader.take(reader.u32()));
  }
}

/** Address behind the last byte that the data segments of a module fill. */
export function staticsEnd(sections: readonly Section[]): number {
  let end = 0;
  eachSegment(sections, (offset, bytes) => {
    end = Math.max(end, offset + bytes.length);
  });
  return end;
}
