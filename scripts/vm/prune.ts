// What only the start of the VM needed leaves the module once the start is over: the code behind `vmInit`, and the texts and
// function references that only that code named.

import binaryen from 'binaryen';
import { readSections, type Section, withoutCustomSections } from '../../runtime-host/wasm/sections.ts';
import { eachSegment, staticsEnd } from '../../runtime-host/wasm/snapshot.ts';

/** A module without its start, and what is dead in the memory that the start left behind. */
export interface Pruned {
  sections: Section[];
  deadStatics: { offset: number; size: number }[];
}

/** AssemblyScript puts before a managed static: the size that follows rounded up, two zeros, class id, size of the payload. */
const HEADER = 20;
/** Payloads begin at multiples of it. */
const ALIGNMENT = 16;
/** Class ids are below this. */
const MAX_CLASSES = 64;

/** Removes the export `vmInit` and all that only it reaches; `names` keeps the names of functions, for traces. */
export function pruneStart(raw: Uint8Array, names: boolean): Pruned {
  const sections = readSections(raw);
  const module = binaryen.readBinary(raw);
  // Those of asconfig.json: with more, binaryen writes what older runtimes do not read.
  const { SIMD128, BulkMemory, SignExt, NontrappingFPToInt, MutableGlobals, Multivalue } = binaryen.Features;
  module.setFeatures(SIMD128 | BulkMemory | SignExt | NontrappingFPToInt | MutableGlobals | Multivalue);
  module.removeExport('vmInit');
  module.removeExport('vmSettle');
  module.runPasses(['remove-unused-module-elements']);
  const used = addressesIn(module.emitText());
  binaryen.setDebugInfo(names);
  const pruned = readSections(module.emitBinary());
  module.dispose();
  const deadStatics = managedStatics(sections).filter(
    // Code may name a static's header, and its payload at a constant index: never more than that.
    ({ offset, size }) => !used.some((address) => address >= offset && address <= offset + size),
  );
  return { sections: names ? pruned : withoutCustomSections(pruned), deadStatics };
}

/** Every constant in the code that could be an address. */
function addressesIn(text: string): number[] {
  const found = new Set<number>();
  for (const line of text.split('\n')) {
    if (line.startsWith(' (data ')) continue;
    for (const match of line.matchAll(/(?:const |offset=)(-?\d+)/g)) found.add(Number(match[1]));
  }
  return [...found];
}

/**
 * Texts and function references of AssemblyScript, found by their headers: a module with a memory of its own has its segments split at
 * zeros. Tables made by `memory.data` have no header and are not among them: code may address them from before their start.
 */
function managedStatics(sections: readonly Section[]): { offset: number; size: number }[] {
  const statics: { offset: number; size: number }[] = [];
  const memory = new Uint8Array(staticsEnd(sections) + HEADER);
  eachSegment(sections, (offset, bytes) => memory.set(bytes, offset));
  const view = new DataView(memory.buffer);
  for (let offset = ALIGNMENT - 4; offset + HEADER < memory.length; offset += ALIGNMENT) {
    const payload = view.getUint32(offset + 16, true);
    const size = Math.ceil((HEADER + payload) / ALIGNMENT) * ALIGNMENT;
    const id = view.getUint32(offset + 12, true);
    if (view.getUint32(offset, true) !== size - 4 || id === 0 || id > MAX_CLASSES) continue;
    if (view.getUint32(offset + 4, true) !== 0 || view.getUint32(offset + 8, true) !== 0) continue;
    statics.push({ offset, size });
  }
  return statics;
}
