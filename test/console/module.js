// A module to be looked at.
export const a = 1;
export let list = [1, { b: 2 }];
export function f() {}
export default { d: 1 };
