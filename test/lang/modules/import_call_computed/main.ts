// not as node: the name that is computed is that of a TypeScript file
// Specifiers that the compiler did not see: a module of its own, linked to those that are there.
import { count, increment } from './state.ts';
const name = (part: string) => `./${part}.ts`;
const plugin = await import(name('plugin'));
console.log(plugin.default, plugin.current(), count);
increment();
console.log(plugin.current(), plugin.count, plugin.aliased, Object.keys(plugin));
console.log((await import(name('plugin'))) === plugin, (await import(name('state'))).increment === increment);
console.log(plugin.state.count, plugin.state === (await import(name('state'))));
const other = await import(name('other'));
console.log(other.fromPlugin(), other.loaded);
try {
  await import(name('missing'));
} catch (error) {
  console.log((error as { code: string }).code);
}
try {
  await import(name('wrong'));
} catch (error) {
  console.log((error as Error).name);
}
try {
  await import(name('throws'));
} catch (error) {
  console.log((error as Error).message);
}
console.log(await (0, eval)(`import('${name('state')}')`).then((m: object) => Object.keys(m)));
// expect: state runs
// expect: plugin runs
// expect: plugin 1 1
// expect: 2 2 2 [ 'aliased', 'count', 'current', 'default', 'increment', 'state' ]
// expect: true true
// expect: 2 true
// expect: waited
// expect: 2 true
// expect: ERR_MODULE_NOT_FOUND
// expect: SyntaxError
// expect: on purpose
// expect: [ 'count', 'increment' ]
