for (const v of [1, 'str', null, undefined, { a: 1 }, [2]] as any[]) {
  try { throw v; } catch (e) { console.log(e === v); }
}
// expect: true
// expect: true
// expect: true
// expect: true
// expect: true
// expect: true
