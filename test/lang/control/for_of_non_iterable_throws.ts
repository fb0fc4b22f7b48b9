for (const v of [5, {}, null, undefined, true] as any[]) {
  try { for (const x of v); } catch (e: any) { console.log(e.name); }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
