/** The fast ways of regular expressions are there, in the module as it is shipped: the slow ones cost many times the fuel. */
import { expect, test } from 'vitest';
import { sharedEngine } from '../../support/run-guest.ts';

async function fuelOf(code: string): Promise<number> {
  const engine = await sharedEngine();
  using isolate = engine.createIsolate();
  isolate.run(engine.compile("var text = 'someLongNameForTheThing '.repeat(50);"));
  const before = isolate.stats().fuelUsed;
  isolate.run(engine.compile(code));
  return isolate.stats().fuelUsed - before;
}

const CASES: [name: string, code: string][] = [
  ['replace', "text.replace(PATTERN, '$1_$2')"],
  ['match', 'text.match(PATTERN)'],
  ['split', 'text.split(PATTERN)'],
];

test.each(CASES)('%s of an unchanged regular expression is native', async (_name, code) => {
  const plain = await fuelOf(code.replace('PATTERN', '/([a-z])([A-Z])/g'));
  const changed = await fuelOf(code.replace('PATTERN', 'Object.assign(/([a-z])([A-Z])/g, { own: 1 })'));
  expect(changed).toBeGreaterThan(plain * 1.5);
});
