// A small rules engine: conditions are data, so that tenants can store them; rules fire by priority until nothing changes.

type Value = string | number | boolean;
type Facts = Record<string, Value>;

type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fact: string; is: '==' | '!=' | '<' | '>='; value: Value };

interface Rule {
  name: string;
  priority?: number;
  when: Condition;
  effect: (facts: Facts) => Partial<Facts>;
}

function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((c) => holds(c, facts));
  if ('any' in condition) return condition.any.some((c) => holds(c, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  const actual = facts[condition.fact];
  switch (condition.is) {
    case '==':
      return actual === condition.value;
    case '!=':
      return actual !== condition.value;
    case '<':
      return actual !== undefined && actual < condition.value;
    case '>=':
      return actual !== undefined && actual >= condition.value;
  }
}

class Engine {
  readonly #rules: Rule[];
  readonly trace: string[] = [];

  constructor(rules: readonly Rule[]) {
    this.#rules = [...rules].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
  }

  run(initial: Facts): Facts {
    let facts = { ...initial };
    const fired = new Set<Rule>();
    for (let changed = true; changed; ) {
      changed = false;
      for (const rule of this.#rules) {
        if (fired.has(rule) || !holds(rule.when, facts)) continue;
        fired.add(rule);
        facts = { ...facts, ...(rule.effect(facts) as Facts) };
        this.trace.push(rule.name);
        changed = true;
        break;
      }
    }
    return facts;
  }
}

const RULES: Rule[] = [
  {
    name: 'large orders are reviewed',
    when: { fact: 'amount', is: '>=', value: 1000 },
    effect: () => ({ review: true }),
  },
  {
    name: 'known customers are trusted',
    priority: 10,
    when: { all: [{ fact: 'orders', is: '>=', value: 5 }, { not: { fact: 'chargebacks', is: '>=', value: 1 } }] },
    effect: () => ({ trusted: true }),
  },
  {
    name: 'trusted customers skip the review',
    priority: -1,
    when: {
      all: [
        { fact: 'review', is: '==', value: true },
        { fact: 'trusted', is: '==', value: true },
      ],
    },
    effect: () => ({ review: false }),
  },
  {
    name: 'everything else ships',
    priority: -2,
    when: { fact: 'review', is: '!=', value: true },
    effect: ({ amount }) => ({ ship: true, insurance: Math.ceil((amount as number) * 0.015) }),
  },
];

const CASES: Facts[] = [
  { customer: 'new', amount: 80, orders: 0, chargebacks: 0 },
  { customer: 'new, large', amount: 2500, orders: 1, chargebacks: 0 },
  { customer: 'regular, large', amount: 2500, orders: 12, chargebacks: 0 },
  { customer: 'risky', amount: 1200, orders: 30, chargebacks: 2 },
];

for (const facts of CASES) {
  const engine = new Engine(RULES);
  const { customer, review = false, ship = false, insurance = 0 } = engine.run(facts);
  console.log(`${String(customer).padEnd(16)} review=${review} ship=${ship} insurance=${insurance}`);
  for (const name of engine.trace) console.log(`  - ${name}`);
}
