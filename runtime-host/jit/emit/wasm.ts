// Bytes of a Wasm module: numbers, instructions, sections. Only what compiled functions need.

/** Instructions. */
export const enum W {
  Unreachable = 0x00,
  Block = 0x02,
  Loop = 0x03,
  If = 0x04,
  Else = 0x05,
  End = 0x0b,
  Br = 0x0c,
  BrIf = 0x0d,
  BrTable = 0x0e,
  Return = 0x0f,
  Call = 0x10,
  CallIndirect = 0x11,
  Drop = 0x1a,
  Select = 0x1b,
  LocalGet = 0x20,
  LocalSet = 0x21,
  LocalTee = 0x22,
  GlobalGet = 0x23,
  I32Load = 0x28,
  I64Load = 0x29,
  F32Load = 0x2a,
  F64Load = 0x2b,
  I32Load8S = 0x2c,
  I32Load8U = 0x2d,
  I32Load16S = 0x2e,
  I32Load16U = 0x2f,
  I32Store = 0x36,
  I64Store = 0x37,
  F32Store = 0x38,
  F64Store = 0x39,
  I32Store8 = 0x3a,
  I32Store16 = 0x3b,
  MemorySize = 0x3f,
  I32Const = 0x41,
  I64Const = 0x42,
  F64Const = 0x44,
  I32Eqz = 0x45,
  I32Eq = 0x46,
  I32Ne = 0x47,
  I32LtS = 0x48,
  I32LtU = 0x49,
  I32GtS = 0x4a,
  I32GtU = 0x4b,
  I32LeS = 0x4c,
  I32LeU = 0x4d,
  I32GeS = 0x4e,
  I32GeU = 0x4f,
  I64Eqz = 0x50,
  I64Eq = 0x51,
  I64Ne = 0x52,
  I64LtS = 0x53,
  I64LtU = 0x54,
  I64GeU = 0x5a,
  F64Eq = 0x61,
  F64Ne = 0x62,
  F64Lt = 0x63,
  F64Gt = 0x64,
  F64Le = 0x65,
  F64Ge = 0x66,
  I32Clz = 0x67,
  I32Add = 0x6a,
  I32Sub = 0x6b,
  I32Mul = 0x6c,
  I32RemU = 0x70,
  I32And = 0x71,
  I32Or = 0x72,
  I32Xor = 0x73,
  I32Shl = 0x74,
  I32ShrS = 0x75,
  I32ShrU = 0x76,
  I64Add = 0x7c,
  I64Sub = 0x7d,
  I64Mul = 0x7e,
  I64And = 0x83,
  I64Or = 0x84,
  I64Shl = 0x86,
  I64ShrU = 0x88,
  F64Abs = 0x99,
  F64Neg = 0x9a,
  F64Ceil = 0x9b,
  F64Floor = 0x9c,
  F64Trunc = 0x9d,
  F64Nearest = 0x9e,
  F64Sqrt = 0x9f,
  F64Add = 0xa0,
  F64Sub = 0xa1,
  F64Mul = 0xa2,
  F64Div = 0xa3,
  F64Min = 0xa4,
  F64Max = 0xa5,
  I32WrapI64 = 0xa7,
  I64ExtendI32S = 0xac,
  I64ExtendI32U = 0xad,
  F32DemoteF64 = 0xb6,
  F64ConvertI32S = 0xb7,
  F64ConvertI32U = 0xb8,
  F64PromoteF32 = 0xbb,
  I64ReinterpretF64 = 0xbd,
  F64ReinterpretI64 = 0xbf,
  I64Extend32S = 0xc4,
  /** A `Saturating` follows. */
  Prefix = 0xfc,
}

export const enum Saturating {
  I32TruncF64S = 2,
  I64TruncF64S = 6,
}

/** Value types; `Empty` is the type of a block without result. */
export const enum WasmType {
  I32 = 0x7f,
  I64 = 0x7e,
  F64 = 0x7c,
  FuncRef = 0x70,
  Empty = 0x40,
}

const scratch = new DataView(new ArrayBuffer(8));

/** Bytes that grow. */
export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
  }

  private room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const bytes = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    bytes.set(this.bytes);
    this.bytes = bytes;
  }

  u8(byte: number): void {
    if (this.length === this.bytes.length) this.room(1);
    this.bytes[this.length++] = byte;
  }

  /** Unsigned 32-bit number. */
  u32(n: number): void {
    n >>>= 0;
    while (n > 0x7f) {
      this.u8((n & 0x7f) | 0x80);
      n >>>= 7;
    }
    this.u8(n);
  }

  /** Signed 32-bit number. */
  i32(n: number): void {
    n |= 0;
    while (n > 63 || n < -64) {
      this.u8((n & 0x7f) | 0x80);
      n >>= 7;
    }
    this.u8(n & 0x7f);
  }

  /** Signed 64-bit number in two halves. */
  i64(low: number, high: number): void {
    low |= 0;
    high |= 0;
    while (high !== low >> 31 || low > 63 || low < -64) {
      this.u8((low & 0x7f) | 0x80);
      low = (low >>> 7) | (high << 25);
      high >>= 7;
    }
    this.u8(low & 0x7f);
  }

  f64(n: number): void {
    this.room(8);
    scratch.setFloat64(0, n, true);
    for (let i = 0; i < 8; i++) this.bytes[this.length++] = scratch.getUint8(i);
  }

  /** A function index that is known later: three bytes; see `patch`. */
  hole(): void {
    this.u8(0x80);
    this.u8(0x80);
    this.u8(0);
  }

  /** Fills a hole at `at`. */
  patch(at: number, n: number): void {
    this.bytes[at] = (n & 0x7f) | 0x80;
    this.bytes[at + 1] = ((n >> 7) & 0x7f) | 0x80;
    this.bytes[at + 2] = n >> 14;
  }

  append(other: ByteWriter): void {
    this.raw(other.bytes.subarray(0, other.length));
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Its length, then its text. */
  name(text: string): void {
    this.u32(text.length);
    for (let i = 0; i < text.length; i++) this.u8(text.charCodeAt(i));
  }

  /** Section of this number. */
  section(id: number, contents: ByteWriter): void {
    this.u8(id);
    this.u32(contents.length);
    this.append(contents);
  }

  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** High and low half of a double's bits. */
export function doubleBits(n: number): { low: number; high: number } {
  scratch.setFloat64(0, n, true);
  return { low: scratch.getInt32(0, true), high: scratch.getInt32(4, true) };
}

/** Types, imports and functions of a module that is being written. */
export class ModuleWriter {
  private readonly types: string[] = [];
  private readonly imports: { name: string; type: number }[] = [];
  private readonly globals: { module: string; name: string }[] = [];
  private readonly globalOf = new Map<string, number>();
  private importsTable = false;
  private readonly functions: { type: number; body: ByteWriter; calls: Call[]; exported: string }[] = [];

  /** Number of a signature: letters of parameters and of the result (i, l, d). */
  private type(parameters: string, result: string): number {
    const key = `${parameters}:${result}`;
    const at = this.types.indexOf(key);
    return at >= 0 ? at : this.types.push(key) - 1;
  }

  /** Number of an imported function of "vm". */
  importFunction(name: string, parameters: string, result: string): number {
    const at = this.imports.findIndex((entry) => entry.name === name);
    if (at >= 0) return at;
    return this.imports.push({ name, type: this.type(parameters, result) }) - 1;
  }

  /** Number of the type of functions that are called by `vm.table`, which is imported then. */
  tableType(parameters: string, result: string): number {
    this.importsTable = true;
    return this.type(parameters, result);
  }

  /** Number of an imported immutable i32 global. */
  importGlobal(module: string, name: string): number {
    const key = `${module}.${name}`;
    let at = this.globalOf.get(key);
    if (at === undefined) {
      at = this.globals.push({ module, name }) - 1;
      this.globalOf.set(key, at);
    }
    return at;
  }

  /** Reserves a place for a function, so that others can call it. */
  declare(parameters: string, result: string, exported = ''): number {
    const type = this.type(parameters, result);
    return this.functions.push({ type, body: new ByteWriter(0), calls: [], exported }) - 1;
  }

  define(index: number, body: ByteWriter, calls: Call[]): void {
    this.functions[index].body = body;
    this.functions[index].calls = calls;
  }

  finish(): Uint8Array {
    const out = new ByteWriter(4096);
    for (const byte of [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) out.u8(byte);
    const types = new ByteWriter();
    types.u32(this.types.length);
    for (const type of this.types) {
      const [parameters, result] = type.split(':');
      types.u8(0x60);
      writeTypes(types, parameters);
      writeTypes(types, result);
    }
    out.section(1, types);
    const imports = new ByteWriter();
    imports.u32(1 + (this.importsTable ? 1 : 0) + this.imports.length + this.globals.length);
    imports.name('vm');
    imports.name('memory');
    imports.u8(2);
    imports.u8(0);
    imports.u32(0);
    if (this.importsTable) {
      imports.name('vm');
      imports.name('table');
      imports.u8(1);
      imports.u8(WasmType.FuncRef);
      imports.u8(0);
      imports.u32(0);
    }
    for (const entry of this.imports) {
      imports.name('vm');
      imports.name(entry.name);
      imports.u8(0);
      imports.u32(entry.type);
    }
    for (const { module, name } of this.globals) {
      imports.name(module);
      imports.name(name);
      imports.u8(3);
      imports.u8(WasmType.I32);
      imports.u8(0);
    }
    out.section(2, imports);
    const declarations = new ByteWriter();
    declarations.u32(this.functions.length);
    for (const fn of this.functions) declarations.u32(fn.type);
    out.section(3, declarations);
    const exported = this.functions.filter((fn) => fn.exported !== '');
    const exports = new ByteWriter();
    exports.u32(exported.length);
    this.functions.forEach((fn, i) => {
      if (fn.exported === '') return;
      exports.name(fn.exported);
      exports.u8(0);
      exports.u32(this.imports.length + i);
    });
    out.section(7, exports);
    const code = new ByteWriter(4096);
    code.u32(this.functions.length);
    for (const fn of this.functions) {
      for (const call of fn.calls) fn.body.patch(call.at, this.imports.length + call.callee);
      code.u32(fn.body.length);
      code.append(fn.body);
    }
    out.section(10, code);
    return out.take();
  }
}

/** A call of a function of the module: its index is filled in when all imports are known. */
export interface Call {
  at: number;
  callee: number;
}

const TYPE_OF_LETTER: Record<string, WasmType> = { i: WasmType.I32, l: WasmType.I64, d: WasmType.F64 };

function writeTypes(out: ByteWriter, letters: string): void {
  out.u32(letters.length);
  for (const letter of letters) out.u8(TYPE_OF_LETTER[letter]);
}
