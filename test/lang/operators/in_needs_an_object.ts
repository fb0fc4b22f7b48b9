try {
  'a' in ('abc' as any);
} catch (e: any) {
  console.log(e.name); // expect: TypeError
}
