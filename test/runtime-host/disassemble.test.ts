import { expect, test } from 'vitest';
import { disassemble } from '../../runtime-host/wasm/disassemble.ts';

const HEAD = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const TYPES = [1, 7, 1, 0x60, 2, 0x7f, 0x7e, 1, 0x7e];
const IMPORTS = [2, 9, 1, 2, 0x76, 0x6d, 1, 0x67, 3, 0x7f, 0];

function moduleOf(...body: number[]): Uint8Array {
  const code = [1, body.length + 1, 0, ...body];
  return Uint8Array.from([...HEAD, ...TYPES, ...IMPORTS, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0, 10, code.length, ...code]);
}

/** The lines of the only function. */
function linesOf(...body: number[]): string[] {
  return disassemble(moduleOf(...body))
    .split('\n')
    .slice(3, -3)
    .map((line) => line.slice(4));
}

test('a module has its imports, its functions and their names', () => {
  const bytes = moduleOf(0x20, 1, 0x0b);
  expect(WebAssembly.validate(bytes as Uint8Array<ArrayBuffer>)).toBe(true);
  expect(disassemble(bytes)).toBe(`(module
  (import "vm" "g" (global $g i32))
  (func $f (export "f") (param i32 i64) (result i64)
    local.get 1
  )
)
`);
});

test('blocks are indented', () => {
  expect(linesOf(0x02, 0x40, 0x41, 1, 0x04, 0x7f, 0x41, 2, 0x05, 0x0c, 1, 0x0b, 0x1a, 0x0b, 0x00, 0x0b)).toEqual([
    'block',
    '  i32.const 1',
    '  if (result i32)',
    '    i32.const 2',
    '  else',
    '    br 1',
    '  end',
    '  drop',
    'end',
    'unreachable',
  ]);
});

test('numbers are signed, and floats as they are', () => {
  expect(linesOf(0x41, 0x7f, 0x0b)).toEqual(['i32.const -1']);
  const least = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f];
  expect(linesOf(0x42, ...least, 0x0b)).toEqual(['i64.const -9223372036854775808']);
  expect(linesOf(0x42, 0xff, 0x00, 0x0b)).toEqual(['i64.const 127']);
  expect(linesOf(0x44, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x0b)).toEqual(['f64.const -0']);
});

test('memory, globals, tables of labels, what is behind a prefix', () => {
  expect(linesOf(0x28, 2, 0, 0x29, 3, 0x88, 1, 0x23, 0, 0x0e, 2, 0, 1, 2, 0xfc, 6, 0x0b)).toEqual([
    'i32.load',
    'i64.load offset=136',
    'global.get $g',
    'br_table 0 1 2',
    'i64.trunc_sat_f64_s',
  ]);
});

test('mnemonics are where the specification has them', () => {
  const names: [number, string][] = [
    [0x4f, 'i32.ge_u'],
    [0x5a, 'i64.ge_u'],
    [0x66, 'f64.ge'],
    [0x78, 'i32.rotr'],
    [0x8a, 'i64.rotr'],
    [0x98, 'f32.copysign'],
    [0xa6, 'f64.copysign'],
    [0xbf, 'f64.reinterpret_i64'],
    [0xc4, 'i64.extend32_s'],
  ];
  for (const [opcode, name] of names) expect(linesOf(opcode, 0x0b)).toEqual([name]);
});

test('an unknown instruction is said', () => {
  expect(() => disassemble(moduleOf(0xd5, 0x0b))).toThrow('unknown instruction 0xd5');
});
