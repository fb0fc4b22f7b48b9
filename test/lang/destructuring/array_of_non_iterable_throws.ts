for (const v of [5, {}, null, undefined] as any[]) {
  try { const [a] = v; } catch (e: any) { console.log(e.name); }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
