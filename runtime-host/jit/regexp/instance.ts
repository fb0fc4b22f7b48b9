// Compiled matchers of one instance: requests out of programs in its memory, and their places in the table.

import { RegExpProgram } from '../../../vm-assembly/abi/regexp.ts';
import type { VmInstance } from '../../instance.ts';
import type { CompiledModule } from '../compiler.ts';
import type { RegExpRequest } from '../request.ts';
import type { TableSlots } from '../slots.ts';

export class RegExpMatchers {
  private readonly instance: VmInstance;
  private readonly imports: Record<string, unknown>;
  private readonly slots: TableSlots;
  /** Bytes of the modules in place, by the cell of the program, one more for UTF-16. */
  private readonly placed = new Map<number, number>();

  constructor(instance: VmInstance, imports: Record<string, unknown>, slots: TableSlots) {
    this.instance = instance;
    this.imports = imports;
    this.slots = slots;
  }

  /** `cell` is that of the program. What the VM counts in it is left out. */
  request(cell: number, wide: boolean): RegExpRequest {
    const { bytes } = this.instance;
    const program = Uint8Array.from(bytes.subarray(cell + 8, cell + 8 + this.instance.getU32(cell + 4)));
    return { program: program.fill(0, RegExpProgram.Compiled, RegExpProgram.Size), wide };
  }

  place(cell: number, { wide }: RegExpRequest, code: CompiledModule): void {
    const { exports } = new WebAssembly.Instance(code.module, { vm: this.imports } as WebAssembly.Imports);
    const key = cell + (wide ? 1 : 0);
    this.placed.set(key, code.bytes);
    const slot = this.slots.take(key, exports.f0);
    this.instance.setU32(cell + 8 + RegExpProgram.Compiled + (wide ? 4 : 0), slot);
  }

  /** The program died. Bytes of the modules that were in place for it. */
  drop(cell: number): number[] {
    const bytes: number[] = [];
    for (const key of [cell, cell + 1]) {
      const size = this.placed.get(key);
      if (size === undefined) continue;
      bytes.push(size);
      this.placed.delete(key);
      this.slots.release(key);
    }
    return bytes;
  }

  forget(): void {
    this.placed.clear();
  }
}
