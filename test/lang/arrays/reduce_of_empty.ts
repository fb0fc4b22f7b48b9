console.log([].reduce((a: any) => a, 'init'), [5].reduce(() => 0));
for (const f of [() => [].reduce(() => 0), () => [].reduceRight(() => 0), () => [, ,].reduce(() => 0 as any)]) { try { f(); } catch (e: any) { console.log(e.name); } }
// expect: init 5
// expect: TypeError
// expect: TypeError
// expect: TypeError
