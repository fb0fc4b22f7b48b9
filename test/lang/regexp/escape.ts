// node >= 24
console.log(RegExp.escape('a.b*c'), RegExp.escape('1-x'), RegExp.escape('\n \u2028'), RegExp.escape('_é😀'), new RegExp(RegExp.escape('$[1]')).test('$[1]'));
try { RegExp.escape(1 as any); } catch (e) { console.log((e as Error).name); }
// expect: \x61\.b\*c \x31\x2dx \n\x20\u2028 _é😀 true
// expect: TypeError
