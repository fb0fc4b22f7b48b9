// Which blocks of a function are compiled, and in which order: from one entry, without what never ran and without the loops around it.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { type Bytecode, isBackward } from './bytecode.ts';
import type { CompiledFlow } from './kinds.ts';
import type { Speculation } from './speculate.ts';

/**
 * A compilation begins at the start of a function or at a loop header. In the second case the loops around that loop are not part of
 * it: an edge back to one of their headers ends the compiled code, which goes on in the variant of that header. So the graph is
 * reducible whatever the entry.
 */
export class Flow implements CompiledFlow {
  readonly entryBlock: number;
  readonly order: number[] = [];
  private readonly code: Bytecode;
  private readonly bets: Speculation;
  /** Word of the entry; 0: the start of the function. */
  private readonly entryWord: number;
  private readonly kept: number[][] = [];
  /** Headers (by block) and the blocks of their loops. */
  readonly loops = new Map<number, Set<number>>();
  private readonly place: Int32Array;

  constructor(code: Bytecode, bets: Speculation, entryWord: number) {
    this.code = code;
    this.bets = bets;
    this.entryWord = entryWord;
    this.entryBlock = code.blockAt[entryWord];
    this.place = new Int32Array(code.blocks.length).fill(-1);
    for (const block of code.blocks) this.kept.push(this.keep(block.index));
    this.sort();
    this.findLoops();
  }

  successors(block: number): readonly number[] {
    return this.kept[block];
  }

  /** Does this edge go back to the header of a loop around the entry? */
  leavesToOuterLoop(i: Instruction, target: number): boolean {
    if (this.entryWord === 0 || !isBackward(i.op)) return false;
    const header = this.code.instructions[this.code.blocks[target].first].word;
    return header < this.entryWord && i.word >= this.entryWord;
  }

  /** Never ran: the edge to it leaves compiled code. */
  isUnreached(target: number): boolean {
    return !this.bets.ran(this.code.instructions[this.code.blocks[target].first]);
  }

  isBackEdge(from: number, to: number): boolean {
    return this.place[from] >= this.place[to];
  }

  private keep(block: number): number[] {
    const { code } = this;
    const i = code.instructions[code.blocks[block].last];
    const list: number[] = [];
    code.blocks[block].successors.forEach((target, n) => {
      // Of a conditional jump only the jump itself goes backwards.
      const jumps = n === code.blocks[block].successors.length - 1;
      if (jumps && this.leavesToOuterLoop(i, target)) return;
      if (!this.isUnreached(target)) list.push(target);
    });
    return list;
  }

  private sort(): void {
    const state = new Uint8Array(this.code.blocks.length);
    const post: number[] = [];
    const stack: number[] = [this.entryBlock];
    const next: number[] = [0];
    state[this.entryBlock] = 1;
    while (stack.length > 0) {
      const b = stack[stack.length - 1];
      const n = next[next.length - 1]++;
      if (n < this.kept[b].length) {
        const s = this.kept[b][n];
        if (state[s] === 0) {
          state[s] = 1;
          stack.push(s);
          next.push(0);
        }
      } else {
        post.push(b);
        stack.pop();
        next.pop();
      }
    }
    for (let n = post.length - 1; n >= 0; n--) {
      this.place[post[n]] = this.order.length;
      this.order.push(post[n]);
    }
  }

  private findLoops(): void {
    const predecessors: number[][] = this.code.blocks.map(() => []);
    for (const b of this.order) for (const s of this.kept[b]) predecessors[s].push(b);
    for (const header of this.order) {
      const work = predecessors[header].filter((p) => this.isBackEdge(p, header));
      if (work.length === 0) continue;
      const body = new Set<number>([header]);
      for (let b = work.pop(); b !== undefined; b = work.pop()) {
        if (body.has(b)) continue;
        body.add(b);
        for (const p of predecessors[b]) work.push(p);
      }
      this.loops.set(header, body);
    }
  }
}
