const o: any = { here: 1 };
with (o) {
  console.log(typeof here, typeof nowhere, delete (here as any), typeof here);
  try { nowhere; } catch (e) { console.log((e as Error).message); }
}
for (const v of [null, undefined]) {
  try { with (v as any) { console.log('no'); } } catch (e) { console.log((e as Error).constructor.name); }
}
with ('text' as any) { console.log(length, charAt(1)); }
with (5 as any) { console.log(toFixed(1)); }
const constant = 1;
with ({} as any) { try { (constant as any) = 2; } catch (e) { console.log((e as Error).message); } }
// expect: number undefined true undefined
// expect: nowhere is not defined
// expect: TypeError
// expect: TypeError
// expect: 4 e
// expect: 5.0
// expect: Assignment to constant variable.
