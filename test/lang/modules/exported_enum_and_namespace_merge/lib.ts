export enum Color { Red, Green }
export namespace config { export let level = 1; }
export namespace config { export const raise = () => ++level; }
