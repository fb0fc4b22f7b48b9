let depth = 0, unwound = 0;
function f() {
  depth++;
  try { f(); } finally { unwound++; }
}
try { f(); } catch (e: any) { console.log(e.name, unwound > 100); } // expect: RangeError true
