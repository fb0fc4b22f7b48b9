/** JSON: parses an API's answer, validates it, reshapes it, writes it again; with a reviver, a replacer and indentation. */
interface Item {
  id: number;
  title: string;
  price: number;
  inStock: boolean;
  tags: string[];
  maker: { name: string; city: string | null };
}

function makeDocument(): string {
  const items: Item[] = [];
  for (let id = 0; id < 24; id++) {
    items.push({
      id,
      title: `Item "${id}" \u2013 caf\u00e9\n`,
      price: id * 12.75 + 0.1,
      inStock: id % 3 !== 0,
      tags: ['new', 'sale', 'used'].slice(id % 3),
      maker: { name: 'Maker ' + (id % 5), city: id % 4 === 0 ? null : 'City\t' + id },
    });
  }
  return JSON.stringify({ version: 3, page: { size: 24, next: null }, items, checks: [1e21, -0.5, 1.5e-7, 0] });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function validate(value: unknown): Item {
  if (!isRecord(value)) throw new TypeError('item: an object is wanted');
  const { id, title, price, inStock, tags, maker } = value;
  if (typeof id !== 'number' || !Number.isInteger(id)) throw new TypeError('id');
  if (typeof title !== 'string' || title.length > 80) throw new TypeError('title');
  if (typeof price !== 'number' || !(price >= 0)) throw new TypeError('price');
  if (typeof inStock !== 'boolean') throw new TypeError('inStock');
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === 'string')) throw new TypeError('tags');
  if (!isRecord(maker) || typeof maker.name !== 'string') throw new TypeError('maker');
  const city = typeof maker.city === 'string' ? maker.city : null;
  return { id, title, price, inStock, tags, maker: { name: maker.name, city } };
}

const text = makeDocument();

function once(): boolean {
  const answer: unknown = JSON.parse(text);
  if (!isRecord(answer) || !Array.isArray(answer.items)) return false;
  const items = answer.items.map(validate);
  const byMaker: Record<string, { title: string; cents: number }[]> = {};
  for (const item of items) {
    if (!item.inStock) continue;
    (byMaker[item.maker.name] ??= []).push({ title: item.title, cents: Math.round(item.price * 100) });
  }
  const compact = JSON.stringify(byMaker);
  const pretty = JSON.stringify(items[5], null, 2);
  const partial = JSON.stringify(items.slice(0, 4), ['id', 'maker', 'name']);
  const doubled = JSON.parse('{"a":1,"b":[2,3,{"c":4}]}', (_key, value) =>
    typeof value === 'number' ? value * 2 : value,
  ) as { b: [number, number, { c: number }] };
  let rejected = false;
  try {
    JSON.parse('{"open": [1, 2}');
  } catch (error) {
    rejected = error instanceof SyntaxError;
  }
  return (
    JSON.stringify(answer) === text &&
    compact.length === 802 &&
    pretty.length === 175 &&
    partial.length === 145 &&
    doubled.b[2].c === 8 &&
    rejected
  );
}

const ROUNDS = 30;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
