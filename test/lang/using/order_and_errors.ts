function resource(name: string, fails = false) {
  return { name, [Symbol.dispose]() { console.log('dispose', name); if (fails) throw new Error(name); } };
}
{
  using a = resource('a');
  using b = resource('b'), nothing = null;
  console.log('body', a.name, b.name, nothing);
}
// expect: body a b null
// expect: dispose b
// expect: dispose a
try {
  using a = resource('a', true);
  using b = resource('b', true);
  throw new Error('body');
} catch (e: any) {
  console.log(e.name, e.error.message, e.suppressed.error.message, e.suppressed.suppressed.message);
}
// expect: dispose b
// expect: dispose a
// expect: SuppressedError a b body
try {
  using a = resource('a');
  using bad = {} as any;
} catch (e: any) { console.log(e.name); }
// expect: dispose a
// expect: TypeError
try { using bad = 5 as any; } catch (e: any) { console.log(e.name); }
// expect: TypeError
