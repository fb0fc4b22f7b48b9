// Reads orders from a JSON document, validates them, prices them, groups them by customer and prints a report.

type Tier = 'standard' | 'silver' | 'gold';

interface Line {
  sku: string;
  quantity: number;
  unitPrice: number;
}

interface Order {
  id: string;
  customer: string;
  tier: Tier;
  country: string;
  lines: Line[];
  coupon?: string;
}

const DOCUMENT = `{
  "orders": [
    { "id": "A-1001", "customer": "Amélie", "tier": "gold", "country": "FR", "coupon": "SPRING10",
      "lines": [{ "sku": "lamp", "quantity": 2, "unitPrice": 49.9 }, { "sku": "desk", "quantity": 1, "unitPrice": 289 }] },
    { "id": "A-1002", "customer": "Bruno", "tier": "standard", "country": "DE",
      "lines": [{ "sku": "chair", "quantity": 6, "unitPrice": 74.5 }] },
    { "id": "A-1003", "customer": "Amélie", "tier": "gold", "country": "FR",
      "lines": [{ "sku": "rug", "quantity": 1, "unitPrice": 120 }, { "sku": "lamp", "quantity": 10, "unitPrice": 49.9 }] },
    { "id": "A-1004", "customer": "Chiara", "tier": "silver", "country": "IT", "coupon": "FREESHIP",
      "lines": [{ "sku": "shelf", "quantity": 3, "unitPrice": 35.25 }] },
    { "id": "A-1005", "customer": "Dmitri", "tier": "platinum", "country": "DE",
      "lines": [{ "sku": "chair", "quantity": 1, "unitPrice": 74.5 }] },
    { "id": "A-1006", "customer": "Bruno", "tier": "standard", "country": "DE",
      "lines": [{ "sku": "desk", "quantity": -1, "unitPrice": 289 }] },
    { "id": "A-1007", "customer": "", "tier": "silver", "country": "XX", "lines": [] }
  ]
}`;

class ValidationError extends Error {
  override name = 'ValidationError';

  constructor(
    readonly path: string,
    expected: string,
    found: unknown,
  ) {
    super(`${path}: expected ${expected}, found ${JSON.stringify(found)}`);
  }
}

// --- validation ------------------------------------------------------------------------------------------------

type Check<T> = (value: unknown, path: string) => T;

const text: Check<string> = (value, path) => {
  if (typeof value !== 'string' || value === '') throw new ValidationError(path, 'a text', value);
  return value;
};

const numberFrom =
  (minimum: number, whole = false): Check<number> =>
  (value, path) => {
    const ok = typeof value === 'number' && value >= minimum && (!whole || Number.isInteger(value));
    if (!ok) throw new ValidationError(path, `${whole ? 'a whole number' : 'a number'} from ${minimum}`, value);
    return value as number;
  };

const oneOf =
  <T extends string>(...choices: readonly T[]): Check<T> =>
  (value, path) => {
    if (!choices.includes(value as T)) throw new ValidationError(path, `one of ${choices.join(', ')}`, value);
    return value as T;
  };

const listOf =
  <T>(item: Check<T>): Check<T[]> =>
  (value, path) => {
    if (!Array.isArray(value) || value.length === 0) throw new ValidationError(path, 'a list with entries', value);
    return value.map((entry, i) => item(entry, `${path}[${i}]`));
  };

function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new ValidationError(path, 'an object', value);
  return value as Record<string, unknown>;
}

const line: Check<Line> = (value, path) => {
  const { sku, quantity, unitPrice } = record(value, path);
  return {
    sku: text(sku, `${path}.sku`),
    quantity: numberFrom(1, true)(quantity, `${path}.quantity`),
    unitPrice: numberFrom(0)(unitPrice, `${path}.unitPrice`),
  };
};

const order: Check<Order> = (value, path) => {
  const { coupon, ...rest } = record(value, path);
  const checked: Order = {
    id: text(rest.id, `${path}.id`),
    customer: text(rest.customer, `${path}.customer`),
    tier: oneOf<Tier>('standard', 'silver', 'gold')(rest.tier, `${path}.tier`),
    country: oneOf('FR', 'DE', 'IT')(rest.country, `${path}.country`),
    lines: listOf(line)(rest.lines, `${path}.lines`),
  };
  if (coupon !== undefined) checked.coupon = text(coupon, `${path}.coupon`);
  return checked;
};

// --- prices: whole cents, so that sums are exact ------------------------------------------------------------------

enum Cents {
  Free = 0,
  Shipping = 995,
  FreeShippingFrom = 30000,
}

const TAX: Record<string, number> = { FR: 0.2, DE: 0.19, IT: 0.22 };
const TIER_DISCOUNT: Record<Tier, number> = { standard: 0, silver: 0.03, gold: 0.05 };
const QUANTITY_STEPS: readonly (readonly [from: number, discount: number])[] = [
  [10, 0.08],
  [5, 0.04],
  [1, 0],
];

interface Price {
  goods: number;
  discount: number;
  shipping: number;
  tax: number;
  readonly total: number;
}

abstract class Coupon {
  abstract readonly code: string;
  apply(_price: Price): void {}
}

class PercentCoupon extends Coupon {
  constructor(
    readonly code: string,
    private readonly percent: number,
  ) {
    super();
  }
  override apply(price: Price): void {
    price.discount += Math.round(((price.goods - price.discount) * this.percent) / 100);
  }
}

class ShippingCoupon extends Coupon {
  readonly code = 'FREESHIP';
  override apply(price: Price): void {
    price.shipping = Cents.Free;
  }
}

const COUPONS = new Map<string, Coupon>(
  [new PercentCoupon('SPRING10', 10), new ShippingCoupon()].map((coupon) => [coupon.code, coupon]),
);

function priceOf({ lines, tier, country, coupon }: Order): Price {
  const price: Price = {
    goods: 0,
    discount: 0,
    shipping: Cents.Shipping,
    tax: 0,
    get total() {
      return this.goods - this.discount + this.shipping + this.tax;
    },
  };
  for (const { quantity, unitPrice } of lines) {
    const amount = Math.round(unitPrice * 100) * quantity;
    const [, step] = QUANTITY_STEPS.find(([from]) => quantity >= from)!;
    price.goods += amount;
    price.discount += Math.round(amount * step);
  }
  price.discount += Math.round((price.goods - price.discount) * TIER_DISCOUNT[tier]);
  if (price.goods - price.discount >= Cents.FreeShippingFrom) price.shipping = Cents.Free;
  COUPONS.get(coupon ?? '')?.apply(price);
  price.tax = Math.round((price.goods - price.discount + price.shipping) * TAX[country]!);
  return price;
}

// --- report ---------------------------------------------------------------------------------------------------------

const money = (cents: number): string => {
  const [units, rest] = (Math.abs(cents) / 100).toFixed(2).split('.') as [string, string];
  let grouped = cents < 0 ? '-' : '';
  for (let i = 0; i < units.length; i++) grouped += (i > 0 && (units.length - i) % 3 === 0 ? ' ' : '') + units[i];
  return `${grouped}.${rest}`;
};

const WIDTHS = [22, 6, 12, 12, 10, 12];
const row = (...cells: (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(WIDTHS[i]!) : String(cell).padStart(WIDTHS[i]!))).join('');

const accepted: { order: Order; price: Price }[] = [];
const rejected: string[] = [];
const { orders } = JSON.parse(DOCUMENT) as { orders: unknown[] };
for (const [i, candidate] of orders.entries()) {
  try {
    const valid = order(candidate, `orders[${i}]`);
    accepted.push({ order: valid, price: priceOf(valid) });
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    rejected.push(error.message);
  }
}

const byCustomer = accepted.reduce((groups, entry) => {
  const group = groups.get(entry.order.customer);
  if (group === undefined) groups.set(entry.order.customer, [entry]);
  else group.push(entry);
  return groups;
}, new Map<string, typeof accepted>());

const sum = (entries: typeof accepted, field: keyof Price): number => entries.reduce((n, e) => n + e.price[field], 0);
const ranked = [...byCustomer].sort(([, a], [, b]) => sum(b, 'total') - sum(a, 'total'));

console.log(row('customer / order', 'items', 'goods', 'discount', 'shipping', 'total'));
console.log('-'.repeat(WIDTHS.reduce((a, b) => a + b)));
for (const [customer, entries] of ranked) {
  console.log(row(customer, '', money(sum(entries, 'goods')), '', '', money(sum(entries, 'total'))));
  for (const {
    order: { id, lines, coupon },
    price,
  } of entries) {
    const items = lines.reduce((n, { quantity }) => n + quantity, 0);
    const label = `  ${id}${coupon ? ` ${coupon}` : ''}`;
    console.log(
      row(label, items, money(price.goods), money(-price.discount), money(price.shipping), money(price.total)),
    );
  }
}
console.log('-'.repeat(WIDTHS.reduce((a, b) => a + b)));
console.log(
  row(
    'all',
    '',
    money(sum(accepted, 'goods')),
    money(-sum(accepted, 'discount')),
    money(sum(accepted, 'shipping')),
    money(sum(accepted, 'total')),
  ),
);

const skus = new Set(accepted.flatMap(({ order: { lines } }) => lines.map(({ sku }) => sku)));
console.log(`\n${accepted.length} orders accepted, ${skus.size} products: ${[...skus].sort().join(', ')}`);
console.log(`${rejected.length} rejected:`);
for (const reason of rejected) console.log(`  ${reason}`);
