export let x = 1;
export function setX(v: number) { x = v; }
export default x;
