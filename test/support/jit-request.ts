// Requests to the JIT's compiler without a VM: functions out of an image, with a profile that the test makes up.

import { ImageReader } from '../../compiler/image/disassemble.ts';
import { compile } from '../../compiler/pipeline.ts';
import type { CellInfo, CompileRequest, Constant, FunctionData } from '../../runtime-host/jit/request.ts';
import { ConstTag, ImageHeader } from '../../vm-assembly/abi/image.ts';
import { Seen } from '../../vm-assembly/abi/jit.ts';
import { Code, Handler } from '../../vm-assembly/abi/layout.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';

/** All operands of all instructions were ints, and all ran. */
export const ALL_INTS = (Seen.Int | (Seen.Int << 8) | (Seen.Int << 16) | 0x1000000) >>> 0;

/** A request for function `index` of a script. `seen` is the profile word of every instruction; 0: never profiled. */
export function requestOf(source: string, index: number, seen: number): CompileRequest {
  const outcome = compile({ name: 'test.ts', text: new TextEncoder().encode(source), kind: 'script' });
  if (outcome.image === null) throw new Error('the test program does not compile');
  const reader = new ImageReader(outcome.image);
  const cells: number[] = [];
  const info: CellInfo[] = [];
  const cell = (description: CellInfo): number => {
    cells.push(0x10000 + cells.length * 64);
    info.push(description);
    return cells.length - 1;
  };
  const functions: FunctionData[] = [];
  const codes: number[] = [];
  const count = reader.header(ImageHeader.FunctionCount);
  for (let f = 0; f < count; f++) codes.push(cell({ kind: 'code', name: `f${f}` }));
  const order = [index];
  for (let f = 0; f < count; f++) if (f !== index) order.push(f);
  for (const f of order) functions.push(functionOf(reader, f, codes, cell, seen));
  return {
    functions,
    cells: Uint32Array.from(cells),
    info,
    well: {
      emptyElements: cell({ kind: 'object' }),
      arrayShape: cell({ kind: 'object' }),
      stringShape: cell({ kind: 'object' }),
      numberShape: cell({ kind: 'object' }),
      charStrings: cell({ kind: 'address' }),
    },
    chaos: 0,
    stress: false,
    start: true,
    headers: [],
  };
}

function functionOf(
  reader: ImageReader,
  f: number,
  codes: number[],
  cell: (description: CellInfo) => number,
  seen: number,
): FunctionData {
  const start = reader.code(f, Code.Start);
  const size = reader.code(f, Code.Size);
  const words = new Int32Array(size >> 2);
  for (let w = 0; w < words.length; w++) words[w] = reader.view.getInt32(start + (w << 2), true);
  const constants: Constant[] = [];
  for (let c = 0; c < reader.half(f, Code.ConstantCount); c++) {
    const at = reader.code(f, Code.Data) + (c << 3);
    const low = reader.view.getUint32(at, true);
    const high = reader.view.getUint32(at + 4, true);
    if (high >>> 16 === ConstTag.Function) constants.push({ kind: 'code', cell: codes[low] });
    else if (high >>> 16 === Tag.String) {
      const text = reader.string(low);
      constants.push({ kind: 'string', cell: cell({ kind: 'string', text }), text });
    } else if (high >>> 16 === Tag.BigInt) constants.push({ kind: 'bigint', cell: cell({ kind: 'object' }) });
    else constants.push({ kind: 'value', low, high });
  }
  const handlers = new Uint32Array(reader.code(f, Code.HandlerCount) * (Handler.Size >> 2));
  for (let h = 0; h < handlers.length; h++) {
    handlers[h] = reader.view.getUint32(reader.code(f, Code.Handlers) + (h << 2), true);
  }
  return {
    code: codes[f],
    name: `f${f}`,
    index: f,
    library: false,
    flags: reader.code(f, Code.Flags),
    registers: reader.byte(f, Code.Registers),
    params: reader.byte(f, Code.Params),
    words,
    constants,
    handlers,
    seen: new Uint32Array(words.length).fill(seen),
    profiled: seen !== 0,
    sites: Array.from({ length: reader.half(f, Code.FeedbackCount) }, () => ({ kind: 'none' }) as const),
    start: cell({ kind: 'address' }),
    variables: cell({ kind: 'address' }),
    data: cell({ kind: 'address' }),
    failed: [],
  };
}
