// Mnemonics of the instructions of WebAssembly 1.0 with sign extension and saturating conversion, and what follows their opcode.
// spec: WebAssembly core, 5.4 Instructions

/** What follows an opcode. */
export enum Immediate {
  None,
  /** The type of a block. */
  Block,
  Label,
  Labels,
  /** Number of a function. */
  Function,
  /** Number of a type, and of a table. */
  Indirect,
  Local,
  Global,
  /** Alignment and offset. */
  Memory,
  I32,
  I64,
  F32,
  F64,
  /** One more opcode. */
  Saturating,
}

export interface Instruction {
  name: string;
  immediate: Immediate;
}

const table: (Instruction | undefined)[] = [];

function add(first: number, names: string, immediate = Immediate.None): void {
  names.split(' ').forEach((name, i) => {
    table[first + i] = { name, immediate };
  });
}

add(0x00, 'unreachable nop');
add(0x02, 'block loop if', Immediate.Block);
add(0x05, 'else');
add(0x0b, 'end');
add(0x0c, 'br br_if', Immediate.Label);
add(0x0e, 'br_table', Immediate.Labels);
add(0x0f, 'return');
add(0x10, 'call', Immediate.Function);
add(0x11, 'call_indirect', Immediate.Indirect);
add(0x1a, 'drop select');
add(0x20, 'local.get local.set local.tee', Immediate.Local);
add(0x23, 'global.get global.set', Immediate.Global);
add(
  0x28,
  'i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u i64.load8_s i64.load8_u i64.load16_s i64.load16_u i64.load32_s i64.load32_u i32.store i64.store f32.store f64.store i32.store8 i32.store16 i64.store8 i64.store16 i64.store32',
  Immediate.Memory,
);
add(0x41, 'i32.const', Immediate.I32);
add(0x42, 'i64.const', Immediate.I64);
add(0x43, 'f32.const', Immediate.F32);
add(0x44, 'f64.const', Immediate.F64);
for (const [first, type] of [
  [0x45, 'i32'],
  [0x50, 'i64'],
] as const) {
  const comparisons = 'eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'.split(' ');
  add(first, comparisons.map((name) => `${type}.${name}`).join(' '));
}
for (const [first, type] of [
  [0x5b, 'f32'],
  [0x61, 'f64'],
] as const) {
  const comparisons = 'eq ne lt gt le ge'.split(' ');
  add(first, comparisons.map((name) => `${type}.${name}`).join(' '));
}
for (const [first, type] of [
  [0x67, 'i32'],
  [0x79, 'i64'],
] as const) {
  const operations = 'clz ctz popcnt add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'.split(
    ' ',
  );
  add(first, operations.map((name) => `${type}.${name}`).join(' '));
}
for (const [first, type] of [
  [0x8b, 'f32'],
  [0x99, 'f64'],
] as const) {
  const operations = 'abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'.split(' ');
  add(first, operations.map((name) => `${type}.${name}`).join(' '));
}
add(
  0xa7,
  'i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u i64.extend_i32_s i64.extend_i32_u i64.trunc_f32_s i64.trunc_f32_u i64.trunc_f64_s i64.trunc_f64_u f32.convert_i32_s f32.convert_i32_u f32.convert_i64_s f32.convert_i64_u f32.demote_f64 f64.convert_i32_s f64.convert_i32_u f64.convert_i64_s f64.convert_i64_u f64.promote_f32 i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32 f64.reinterpret_i64 i32.extend8_s i32.extend16_s i64.extend8_s i64.extend16_s i64.extend32_s',
);
add(0xfc, 'saturating', Immediate.Saturating);

/** By opcode; undefined for what this disassembler does not know. */
export const INSTRUCTIONS: readonly (Instruction | undefined)[] = table;

/** Instructions behind the prefix 0xfc. */
export const SATURATING: readonly string[] = ['i32', 'i64'].flatMap((to) =>
  ['f32_s', 'f32_u', 'f64_s', 'f64_u'].map((from) => `${to}.trunc_sat_${from}`),
);
