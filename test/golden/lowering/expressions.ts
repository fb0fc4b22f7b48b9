function all(a: any, b: any) {
  const s = `${a}-${b}`;
  const o = { x: a, [s]: b, ...a };
  a.n ??= o?.x?.[b];
  a.list[b++]--;
  delete a.n;
  return typeof a === 'object' && b in a ? [...b, a] : void 0;
}
