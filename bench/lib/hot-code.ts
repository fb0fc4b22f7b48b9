/** Programs that get hot, each different from the one before: for the soak. */

/** A small generator of numbers, so that a soak can be repeated. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** 0 … count - 1. */
  roll(count: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * count);
  }
}

const INT_OPERATIONS = ['+', '-', '^', '&', '|'];

function sums(dice: Dice): string {
  const steps = Array.from({ length: 1 + dice.roll(5) }, () => {
    return `s = (s ${INT_OPERATIONS[dice.roll(5)]} (i ${INT_OPERATIONS[dice.roll(5)]} ${dice.roll(1000)})) | 0;`;
  });
  return `function sums(n) { let s = ${dice.roll(100)}; for (let i = 0; i < n; i++) { ${steps.join(' ')} } return s; }`;
}

function objects(dice: Dice): string {
  const fields = Array.from({ length: 1 + dice.roll(5) }, (_, i) => `f${i}`);
  const values = fields.map((field) => `this.${field} = x + ${dice.roll(50)};`).join(' ');
  const total = fields.map((field) => `this.${field}`).join(' + ');
  return `class Thing { constructor(x) { ${values} } total() { return ${total}; } }
function objects(n) { let s = 0; for (let i = 0; i < n; i++) s += new Thing(i).total(); return s; }`;
}

function lists(dice: Dice): string {
  const factor = 1 + dice.roll(20);
  return `function lists(n) {
  const list = Array.from({ length: 50 }, (_, i) => (i * ${factor}) % 17);
  let s = 0;
  for (let i = 0; i < n / 50; i++) s += list.map((x) => x * ${factor}).filter((x) => x % ${2 + dice.roll(3)} !== 0).reduce((a, b) => a + b, i);
  return s;
}`;
}

function texts(dice: Dice): string {
  return `function texts(n) {
  let s = 0;
  for (let i = 0; i < n / 10; i++) { const t = 'k${dice.roll(1000)}' + (i % ${2 + dice.roll(30)}); s += t.length + t.charCodeAt(${dice.roll(2)}); }
  return s;
}`;
}

/** A script that sets `hot(n)`: about n turns of four functions. */
export function hotCode(seed: number): string {
  const dice = new Dice(seed);
  const parts = [sums(dice), objects(dice), lists(dice), texts(dice)];
  return `(() => {
${parts.join('\n')}
globalThis.hot = (n) => sums(n) + objects(n) + lists(n) + texts(n);
})();`;
}
