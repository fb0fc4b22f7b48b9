/** Fourth table: one loop of `a = b + c` on a register machine and on a stack machine. */
import type { Script } from '../worker/guests.ts';
import { Worker } from './child.ts';
import { measurePrograms, type ProgramOptions } from './programs.ts';
import { isMeasured, type Row, type Table } from './table.ts';

/** Ten thousand turns for one inner iteration: the call around them does not show. */
const TURNS = 10_000;

/** `b` and `c` are parameters, so that no compiler folds the addition away. */
function loopScript(name: string, keyword: 'let' | 'var'): Script {
  const source = `function loop(n, b, c) {
  ${keyword} a = 0;
  for (${keyword} i = 0; i < n; i++) a = b + c;
  return a;
}
globalThis.__bench = (inner) => loop(inner * ${TURNS}, 3, 4) === 7;
`;
  return { name, fileName: `${name}.js`, typescript: source, javascript: source };
}

const LOOPS = [loopScript('let', 'let'), loopScript('var', 'var')];

/**
 * QuickJS's instructions for one turn of each loop, read from its own bytecode listing: quickjs 2025-09-13 built with
 * DUMP_BYTECODE (quickjs.c). let: get_loc_check, get_arg0, lt, if_false8, get_arg1, get_arg2, add, put_loc_check,
 * get_loc_check, post_inc, put_loc_check, drop, goto8. var: get_loc1, get_arg0, lt, if_false8, get_arg1, get_arg2, add,
 * put_loc0, inc_loc, goto8.
 */
const QUICKJS_INSTRUCTIONS: Record<string, number> = { let: 13, var: 10 };

/**
 * Counts the instructions of the innermost loop in a listing: from the target of the first backward branch to that
 * branch. A line is an instruction when it starts with its offset; a branch names its target as `-> offset`.
 */
export function countLoopInstructions(listing: string): number | undefined {
  const offsets: number[] = [];
  for (const line of listing.split('\n')) {
    const at = /^\s*(\d+)\s*[:|\s]/.exec(line);
    if (at === null) {
      // A new function starts its offsets anew.
      if (line.trim() !== '') offsets.length = 0;
      continue;
    }
    const offset = Number(at[1]);
    offsets.push(offset);
    const target = /->\s*(\d+)/.exec(line);
    if (target === null) continue;
    const to = Number(target[1]);
    const first = offsets.indexOf(to);
    if (to <= offset && first >= 0) return offsets.length - first;
  }
  return undefined;
}

async function ownInstructions(bundle: string, script: Script): Promise<number | string> {
  const worker = new Worker(bundle, 'tungsten');
  try {
    const { text } = await worker.ask<'disassemble'>({ kind: 'disassemble', script }, 60_000);
    return countLoopInstructions(text) ?? 'no loop found in the listing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    worker.end();
  }
}

export async function measureDispatch(
  bundle: string,
  options: ProgramOptions,
  say: (line: string) => void,
): Promise<Table> {
  const timed = await measurePrograms(bundle, { id: 'dispatch', title: '', scripts: LOOPS }, options, say);
  const rows: Row[] = [];
  for (const row of timed.rows) {
    const time: Row = { name: `${row.name}: ns per turn`, cells: {} };
    const count: Row = { name: `${row.name}: instructions per turn`, cells: {} };
    const each: Row = { name: `${row.name}: ns per instruction`, cells: {} };
    for (const engine of options.engines) {
      const cell = row.cells[engine];
      // ms per inner iteration of TURNS turns → ns per turn.
      const scale = 1e6 / TURNS;
      if (!isMeasured(cell)) {
        time.cells[engine] = cell;
        continue;
      }
      time.cells[engine] = { best: cell.best * scale, median: cell.median * scale };
      let instructions: number | string | undefined;
      if (engine === 'quickjs-emscripten') instructions = QUICKJS_INSTRUCTIONS[row.name];
      else if (engine === 'tungsten')
        instructions = await ownInstructions(bundle, LOOPS.find((l) => l.name === row.name)!);
      if (typeof instructions === 'string') count.cells[engine] = { error: instructions };
      if (typeof instructions !== 'number') continue;
      count.cells[engine] = { best: instructions, median: instructions };
      each.cells[engine] = {
        best: (cell.best * scale) / instructions,
        median: (cell.median * scale) / instructions,
      };
    }
    rows.push(time, count, each);
  }
  return {
    id: 'dispatch',
    title: 'Dispatch: for (let i = 0; i < n; i++) a = b + c, in a function of n, b and c',
    unit: 'ns, and instructions',
    better: 'lower',
    reference: 'quickjs-emscripten',
    columns: options.engines,
    rows,
    show: 'value',
    means: false,
    notes: [
      "QuickJS's instructions: from quickjs 2025-09-13's own listing (DUMP_BYTECODE in quickjs.c), the version that quickjs-emscripten packs.",
      'Ours: counted in the listing of our compiler. The other engines are shown for scale.',
    ],
  };
}
