for (const v of [null, undefined] as any[]) {
  try { const { a } = v; } catch (e: any) { console.log(e.name); }
  try { const {} = v; } catch (e: any) { console.log(e.name); }
  try { ((({ x }) => x) as any)(v); } catch (e: any) { console.log(e.name); }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
