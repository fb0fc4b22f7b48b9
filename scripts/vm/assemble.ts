// AssemblyScript → raw module, by asc's API.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { Area } from '../../vm-assembly/abi/layout.ts';
import { ROOT } from './sources.ts';

/** The targets of asconfig.json. */
export type Variant = 'release' | 'latin' | 'debug' | 'stress' | 'trace';

/** Where the module will run: inside an embedder, or under WASI. */
export type Port = 'host' | 'wasi';

interface AscConfig {
  options: Record<string, unknown>;
  targets: Record<string, Record<string, unknown>>;
}

function flags(options: Record<string, unknown>): string[] {
  const list: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (value === false) continue;
    if (value === true) list.push(`--${name}`);
    else if (Array.isArray(value)) for (const item of value) list.push(`--${name}`, String(item));
    else list.push(`--${name}`, String(value));
  }
  return list;
}

/** Files of Unicode tables, and the one table in them that is about Latin-1. */
const UNICODE_TABLES = /vm-assembly\/(?:regexp|string)\/generated\//;
const LATIN_TABLE = 'collationKeys';

/** No code of the build `latin` reaches them, but asc lays out the data of every global. */
function withoutTables(name: string, text: string): string {
  if (!UNICODE_TABLES.test(name)) return text;
  return text.replace(/(\w+)(: usize = memory\.data<\w+>\(\[)[^\]]*\]/g, (table: string, of: string, head: string) =>
    of === LATIN_TABLE ? table : `${of}${head}0]`,
  );
}

/** Compiles the VM; the module has a name section, for measuring, and active data segments only. */
export async function assemble(variant: Variant, port: Port): Promise<Uint8Array> {
  const config = JSON.parse(readFileSync(join(ROOT, 'asconfig.json'), 'utf8')) as AscConfig;
  const options: Record<string, unknown> = {
    ...config.options,
    ...config.targets[variant],
    memoryBase: Area.CellsEnd,
    debug: true,
  };
  if (port === 'wasi') options.importMemory = false;
  // All exports of the entries are exports of the module.
  const entries = ['vm-assembly/index.ts'];
  if (port === 'wasi') entries.push('vm-assembly/wasi/start.ts');
  else entries.push('vm-assembly/jit/calls.ts', 'vm-assembly/jit/exports.ts');
  // Compiled code goes into the table.
  if (port === 'host') options.exportTable = true;
  const args = [...entries, '--outFile', 'out.wasm', ...flags(options)];
  if (port === 'wasi') args.push('--use', 'VM_WASI=1', '--use', 'abort=vm-assembly/wasi/system/wasiAbort');
  let output: Uint8Array | undefined;
  const { error, stderr } = await asc.main(args, {
    readFile(name, baseDir) {
      // The options are in the arguments; asc would add those of its own choice of target.
      if (name.endsWith('asconfig.json')) return null;
      try {
        const text = readFileSync(join(ROOT, baseDir === '.' ? '' : baseDir, name), 'utf8');
        return variant === 'latin' ? withoutTables(name, text) : text;
      } catch {
        return null;
      }
    },
    writeFile(name, contents) {
      if (name === 'out.wasm') output = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  const messages = stderr.toString();
  if (error !== null || output === undefined)
    throw new Error(`asc failed for ${variant} ${port}\n${messages}${error?.message ?? ''}`);
  return output;
}
