for (const f of [() => 1, { m() {} }.m, Math.max, 5, undefined] as any[]) {
  try {
    new f();
  } catch (e: any) {
    console.log(e.name);
  }
}
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
