class Counter { static made = 0; value = 0; constructor(public step: number) { Counter.made++; } up() { return (this.value += this.step); } }
namespace Counter { export const standard = new Counter(1); export type Options = { step: number }; export enum Mode { Up = 1 } }
export = Counter;
