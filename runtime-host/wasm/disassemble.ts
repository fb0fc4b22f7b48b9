// A module as text: enough of the text format for what the JIT emits, an instruction a line.
// spec: WebAssembly core, 6 Text Format

import { Immediate, INSTRUCTIONS, SATURATING } from './instructions.ts';
import { WasmReader } from './leb.ts';
import { readSections, type Section, SectionId } from './sections.ts';

const TYPES: Record<number, string> = { 127: 'i32', 126: 'i64', 125: 'f32', 124: 'f64', 123: 'v128', 112: 'funcref' };

interface Signature {
  parameters: string[];
  results: string[];
}

interface Named {
  /** With its dollar sign. */
  name: string;
  signature: Signature;
}

class Disassembler {
  private readonly signatures: Signature[] = [];
  private readonly functions: Named[] = [];
  private readonly globals: string[] = [];
  private imported = 0;
  private readonly lines: string[] = [];

  text(bytes: Uint8Array): string {
    const sections = new Map(readSections(bytes).map((section: Section) => [section.id, section.body]));
    const read = (id: SectionId, visit: (reader: WasmReader) => void): void => {
      const body = sections.get(id);
      if (body === undefined) return;
      const reader = new WasmReader(body);
      for (let count = reader.u32(); count > 0; count--) visit(reader);
    };
    this.lines.push('(module');
    read(SectionId.Type, (reader) => this.signature(reader));
    read(SectionId.Import, (reader) => this.import(reader));
    read(SectionId.Function, (reader) => {
      const name = `$${this.functions.length - this.imported}`;
      this.functions.push({ name, signature: this.signatures[reader.u32()] });
    });
    const exported = new Map<number, string>();
    read(SectionId.Export, (reader) => {
      const name = reader.name();
      if (reader.byte() === 0) exported.set(reader.u32(), name);
      else reader.u32();
    });
    for (const [index, name] of exported) this.functions[index].name = `$${name}`;
    let next = this.imported;
    read(SectionId.Code, (reader) => {
      const size = reader.u32();
      this.body(new WasmReader(reader.take(size)), next, exported.get(next));
      next++;
    });
    this.lines.push(')');
    return `${this.lines.join('\n')}\n`;
  }

  private types(reader: WasmReader): string[] {
    return Array.from({ length: reader.u32() }, () => typeName(reader.byte()));
  }

  private signature(reader: WasmReader): void {
    if (reader.byte() !== 0x60) throw new RangeError('a type of the module is none of a function');
    const parameters = this.types(reader);
    this.signatures.push({ parameters, results: this.types(reader) });
  }

  private import(reader: WasmReader): void {
    const from = reader.name();
    const name = reader.name();
    let what: string;
    switch (reader.byte()) {
      case 0: {
        const signature = this.signatures[reader.u32()];
        this.functions.push({ name: `$${name}`, signature });
        this.imported++;
        what = `(func $${name}${signatureText(signature)})`;
        break;
      }
      case 1:
        what = `(table ${typeName(reader.byte())} ${limits(reader)})`;
        break;
      case 2:
        what = `(memory ${limits(reader)})`;
        break;
      default: {
        const type = typeName(reader.byte());
        const global = `$${from === 'c' ? `c${name}` : name}`;
        this.globals.push(global);
        what = `(global ${global} ${reader.byte() === 1 ? `(mut ${type})` : type})`;
      }
    }
    this.lines.push(`  (import "${from}" "${name}" ${what})`);
  }

  private body(reader: WasmReader, index: number, exported: string | undefined): void {
    const { name, signature } = this.functions[index];
    const head = exported === undefined ? '' : ` (export "${exported}")`;
    this.lines.push(`  (func ${name}${head}${signatureText(signature)}`);
    const locals: string[] = [];
    for (let groups = reader.u32(); groups > 0; groups--) {
      const count = reader.u32();
      const type = typeName(reader.byte());
      for (let i = 0; i < count; i++) locals.push(type);
    }
    if (locals.length > 0) this.lines.push(`    (local ${locals.join(' ')})`);
    let depth = 0;
    while (!reader.atEnd) {
      const text = this.instruction(reader);
      // The last end belongs to the function.
      if (text === 'end' && depth === 0) break;
      if (text === 'end' || text === 'else') depth--;
      this.lines.push(`${'  '.repeat(depth + 2)}${text}`);
      if (/^(block|loop|if|else)\b/.test(text)) depth++;
    }
    this.lines.push('  )');
  }

  private instruction(reader: WasmReader): string {
    const opcode = reader.byte();
    const found = INSTRUCTIONS[opcode];
    if (found === undefined) throw new RangeError(`unknown instruction 0x${opcode.toString(16)}`);
    const { name, immediate } = found;
    switch (immediate) {
      case Immediate.None:
        return name;
      case Immediate.Block: {
        const type = reader.byte();
        return type === 0x40 ? name : `${name} (result ${typeName(type)})`;
      }
      case Immediate.Labels:
        return `${name} ${Array.from({ length: reader.u32() + 1 }, () => reader.u32()).join(' ')}`;
      case Immediate.Function:
        return `${name} ${this.functions[reader.u32()].name}`;
      case Immediate.Indirect: {
        const signature = this.signatures[reader.u32()];
        reader.u32();
        return `${name}${signatureText(signature)}`;
      }
      case Immediate.Global:
        return `${name} ${this.globals[reader.u32()]}`;
      case Immediate.Memory: {
        reader.u32();
        const offset = reader.u32();
        return offset === 0 ? name : `${name} offset=${offset}`;
      }
      case Immediate.I32:
        return `${name} ${reader.i32()}`;
      case Immediate.I64:
        return `${name} ${i64(reader)}`;
      case Immediate.F32:
        return `${name} ${float(view(reader.take(4)).getFloat32(0, true))}`;
      case Immediate.F64:
        return `${name} ${float(view(reader.take(8)).getFloat64(0, true))}`;
      case Immediate.Saturating: {
        const further = reader.u32();
        const saturating = SATURATING[further];
        if (saturating === undefined) throw new RangeError(`unknown instruction 0xfc ${further}`);
        return saturating;
      }
      case Immediate.Label:
      case Immediate.Local:
        return `${name} ${reader.u32()}`;
    }
  }
}

function typeName(byte: number): string {
  const name = TYPES[byte];
  if (name === undefined) throw new RangeError(`unknown type 0x${byte.toString(16)}`);
  return name;
}

function signatureText({ parameters, results }: Signature): string {
  const left = parameters.length > 0 ? ` (param ${parameters.join(' ')})` : '';
  return results.length > 0 ? `${left} (result ${results.join(' ')})` : left;
}

function limits(reader: WasmReader): string {
  const bounded = (reader.byte() & 1) !== 0;
  const low = reader.u32();
  return bounded ? `${low} ${reader.u32()}` : String(low);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function i64(reader: WasmReader): bigint {
  let value = 0n;
  let shift = 0n;
  let byte: number;
  do {
    byte = reader.byte();
    value |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
  } while (byte >= 0x80);
  return BigInt.asIntN(64, (byte & 0x40) !== 0 ? value - (1n << shift) : value);
}

function float(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The text of a module. Throws `RangeError` for what is not among the instructions of instructions.ts. */
export function disassemble(bytes: Uint8Array): string {
  return new Disassembler().text(bytes);
}
