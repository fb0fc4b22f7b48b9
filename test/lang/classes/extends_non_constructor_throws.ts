for (const v of [5, 'x', {}, () => 1, undefined] as any[]) {
  try { class X extends v {} } catch (e: any) { console.log(e.name); }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
