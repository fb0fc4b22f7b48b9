// What code from strings leaves behind stays alive without it: names, strings, numbers, closures, errors that show their trace.
const kept: any[] = [];
function round(i: number) {
  const local = i;
  kept.push(eval(`(${i % 3 === 0 ? 'async ' : ''}function own_name_${i}(a) { return 'text ${i}' + a + local; })`));
  kept.push(eval(`'a string ${i}'`), eval(`({ key_${i}: 12345678901234567890${i}n, ['computed' + ${i}]: /x${i}/ })`));
  kept.push(new Function('a', 'b', `return () => a + b + 'function ${i}'`)(1, 2));
  try {
    eval(`null.property_${i}`);
  } catch (error) {
    kept.push(error);
  }
  kept.push(eval(`(function* () { yield 'first ${i}'; yield 'second ${i}'; })()`));
  kept.push((0, eval)(`class C_${i} { static #p = 'private ${i}'; static get() { return C_${i}.#p; } }; C_${i}`));
  kept.push(eval('((s, ...v) => s.raw)`raw ${i} \\u0041`'));
  for (let j = 0; j < 20; j++) eval(`var unused_${j} = 'garbage ${i} ${j}'; function f_${j}() {}`);
}
for (let i = 0; i < 6; i++) round(i);
let garbage: any[] = [];
for (let i = 0; i < 3000; i++) garbage = [garbage.length, `${i}`, { i }];
const [f, text, object, closure, error, generator, klass, raw] = kept.slice(-8);
console.log(f('!'), text, Object.keys(object).join(), object.key_5); // expect: text 5!5 a string 5 key_5,computed5 123456789012345678905n
console.log(object.computed5.test('x5'), closure(), String(error)); // expect: true 3function 5 TypeError: Cannot read properties of null (reading 'property_5')
console.log(error.stack.split('\n').length > 1, generator.next().value, generator.next().value); // expect: true first 5 second 5
console.log(klass.get(), klass.name, raw.join('|'), f.name, f.toString().length); // expect: private 5 C_5 raw | \u0041 own_name_5 55
console.log(eval('(() => { const deep = eval("() => eval(\'local_of_all\')"); return deep; })').toString()); // expect: () => { const deep = eval("() => eval('local_of_all')"); return deep; }
