export function area(r: number, text: string, list: number[]): number {
  list.push(Math.floor(Math.PI * r), text.charCodeAt(0));
  const seen = new Map<string, number>();
  seen.set(text, Math.max(r, list.length > 0 ? 1 : 2));
  return Number(text) === undefined ? NaN : -Infinity;
}
export function shadowed(Math: { floor(x: number): number }, up: boolean): number {
  return Math.floor(1.5) + (up ? Object.keys : Object.values)({}).length;
}
