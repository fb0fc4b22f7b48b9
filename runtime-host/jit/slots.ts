// Places in the table of the VM for compiled functions.

/** What has a place, by an address. */
export class TableSlots {
  private readonly table: WebAssembly.Table;
  private readonly taken = new Map<number, number>();
  private readonly free: number[] = [];

  constructor(table: WebAssembly.Table) {
    this.table = table;
  }

  /** The place of `f`, which stands for what is at the address from now on. */
  take(address: number, f: unknown): number {
    this.release(address);
    const slot = this.free.pop() ?? this.table.grow(1);
    this.taken.set(address, slot);
    this.table.set(slot, f);
    return slot;
  }

  release(address: number): void {
    const slot = this.taken.get(address);
    if (slot === undefined) return;
    this.taken.delete(address);
    this.free.push(slot);
    this.table.set(slot, null);
  }

  releaseAll(): void {
    for (const address of [...this.taken.keys()]) this.release(address);
  }
}
