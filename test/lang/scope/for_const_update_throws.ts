try {
  for (const i = 0; i < 2; (i as any)++) console.log('once'); // expect: once
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
