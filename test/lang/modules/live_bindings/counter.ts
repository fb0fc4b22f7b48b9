export let count = 0;
export const up = () => { count++; };
export function reset() { count = 100; }
