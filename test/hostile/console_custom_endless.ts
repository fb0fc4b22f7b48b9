// limit: memory|deadline
// An inspection that is asked for another one, without end.
const custom = Symbol.for('nodejs.util.inspect.custom');
class Endless {
  [custom](depth: number, options: any, inspect: any): unknown {
    return inspect(new Endless(), options);
  }
}
for (;;) {
  try {
    console.log(new Endless());
  } catch {}
}
