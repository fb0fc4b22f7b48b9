const add = new Function('a', 'b', 'return a + b');
console.log(add(1, 2), add.length, add.name, typeof Function());
console.log(String(new Function('a', 'return a')));
const hidden = 1;
{ const inner = 2; console.log(new Function('return typeof inner')()); }
for (const args of [['a', '}, function () {'], ['/*', '*/) {'], ['a = ', ''], ['"use strict"; a', 'with (a) {}']])
  try { new (Function as any)(...args); console.log('made'); } catch (e: any) { console.log(e.name); }
class MyFunction extends Function { twice(n: number) { return this(this(n)); } }
console.log(new MyFunction('n', 'return n * 3').twice(2));
// expect: 3 2 anonymous function
// expect: function anonymous(a
// expect: ) {
// expect: return a
// expect: }
// expect: undefined
// expect: SyntaxError
// expect: SyntaxError
// expect: SyntaxError
// expect: SyntaxError
// expect: 18
