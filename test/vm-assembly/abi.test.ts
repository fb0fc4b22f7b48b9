import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { describe, expect, test } from 'vitest';
import { ABI_MODULES, abiHashSource, abiMembers } from '../../compiler/image/abi-hash.ts';
import { opcodeDocs } from '../../compiler/image/op-docs.ts';
import { opFormatsSource } from '../../compiler/image/op-formats.ts';
import { OP_NAMES } from '../../compiler/image/op-table.ts';
import * as opcodes from '../../vm-assembly/abi/opcodes.ts';

const root = new URL('../../', import.meta.url);

/** Compiles one file of the contract with asc and reads its exported globals. */
async function globalsSeenByAssemblyScript(file: string): Promise<Record<string, unknown>> {
  let binary: Uint8Array | null = null;
  const { error, stderr } = await asc.main([file, '--outFile', 'out.wasm', '--runtime', 'stub'], {
    readFile: (name, base) => {
      if (name.endsWith('asconfig.json')) return null;
      try {
        return readFileSync(`${base}/${name}`, 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => null,
  });
  if (error !== null || binary === null) throw new Error(stderr.toString());
  const module = await WebAssembly.instantiate(binary as Uint8Array<ArrayBuffer>, { env: { abort: () => undefined } });
  return module.instance.exports;
}

describe('the contract in vm-assembly/abi', () => {
  for (const [name, module] of Object.entries(ABI_MODULES)) {
    test(`${name}.ts means the same to AssemblyScript and TypeScript`, async () => {
      const globals = await globalsSeenByAssemblyScript(
        fileURLToPath(new URL(`vm-assembly/abi/${name}.ts`, root)).slice(fileURLToPath(root).length),
      );
      const members = abiMembers(module);
      expect(members.length).toBeGreaterThan(0);
      for (const [member, value] of members) {
        const seen = (globals[member] as WebAssembly.Global | undefined)?.value;
        expect(`${member}=${seen}`).toBe(`${member}=${value}`);
      }
    });
  }

  test('the hash file is current (npx tsx scripts/gen-abi-hash.ts)', () => {
    expect(readFileSync(new URL('vm-assembly/abi/hash.ts', root), 'utf8')).toBe(abiHashSource());
  });

  test('the opcode page is current (npx tsx scripts/gen-opcode-docs.ts)', () => {
    expect(readFileSync(new URL('docs/opcodes.md', root), 'utf8')).toBe(opcodeDocs());
  });

  test("the verifier's table is current (npx tsx scripts/gen-op-formats.ts)", () => {
    expect(readFileSync(new URL('vm-assembly/image/op-formats.ts', root), 'utf8')).toBe(opFormatsSource());
  });

  test('the table has one row per opcode, in the order of the enum', () => {
    const members = Object.entries(Object.entries(opcodes)[0][1] as object).filter(([, v]) => typeof v === 'number');
    expect(OP_NAMES).toEqual(members.map(([name]) => name).filter((name) => name !== 'Count'));
    expect(members.map(([, value]) => value)).toEqual(members.map((_, i) => i));
  });
});
