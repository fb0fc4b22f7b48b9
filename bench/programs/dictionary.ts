/** Objects as dictionaries: word counts, deep merge of settings, for-in, delete, computed keys, a dependency order. */
type Settings = { [key: string]: number | string | boolean | Settings };

const TEXT =
  'it was the best of times it was the worst of times it was the age of wisdom it was the age of foolishness ' +
  'it was the epoch of belief it was the epoch of incredulity it was the season of light it was the season of darkness';

function countWords(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of text.split(' ')) counts[word] = (counts[word] || 0) + 1;
  return counts;
}

function merge(base: Settings, over: Settings): Settings {
  const merged: Settings = { ...base };
  for (const key in over) {
    const value = over[key];
    const old = merged[key];
    merged[key] = typeof value === 'object' && typeof old === 'object' ? merge(old, value) : value;
  }
  return merged;
}

function flatten(settings: Settings, prefix: string, into: Record<string, string>): Record<string, string> {
  for (const [key, value] of Object.entries(settings)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'object') flatten(value, path, into);
    else into[path] = String(value);
  }
  return into;
}

function dependencyOrder(graph: Record<string, string[]>): string[] {
  const order: string[] = [];
  const state: Record<string, 'open' | 'done'> = Object.create(null);
  const visit = (name: string): void => {
    if (state[name] === 'done') return;
    if (state[name] === 'open') throw new Error('cycle at ' + name);
    state[name] = 'open';
    for (const dependency of graph[name] ?? []) visit(dependency);
    state[name] = 'done';
    order.push(name);
  };
  for (const name in graph) visit(name);
  return order;
}

const defaults: Settings = {
  server: { port: 8080, host: 'localhost', tls: { enabled: false, version: 12 } },
  limits: { memory: 64, time: 1000, depth: 200 },
  features: { beta: false, audit: true },
};
const overrides: Settings[] = [
  { server: { port: 80, tls: { enabled: true } }, features: { beta: true } },
  { limits: { memory: 128 }, server: { host: 'example.org' }, name: 'second' },
  { features: { audit: false, trace: 3 }, limits: { time: 50, fuel: 1e6 } },
];
const packages: Record<string, string[]> = {
  app: ['ui', 'api', 'log'],
  ui: ['widgets', 'log'],
  api: ['http', 'json', 'log'],
  http: ['net', 'log'],
  widgets: ['color', 'geometry'],
  json: [],
  net: ['bytes'],
};

function once(): boolean {
  const counts = countWords(TEXT);
  const top = Object.keys(counts)
    .sort((a, b) => counts[b] - counts[a] || (a < b ? -1 : 1))
    .slice(0, 4)
    .join();

  let settings = defaults;
  for (const over of overrides) settings = merge(settings, over);
  const flat = flatten(settings, '', {});
  let length = 0;
  for (const path in flat) length += path.length * flat[path].length;

  const cache: Record<string, { value: number; used: number }> = {};
  let live = 0;
  let evicted = 0;
  for (let i = 0; i < 220; i++) {
    const key = 'k' + ((i * 13) % 37);
    if (key in cache) {
      cache[key].used++;
      if (cache[key].used > 3) {
        delete cache[key];
        live--;
        evicted++;
      }
    } else {
      cache[key] = { value: i, used: 0 };
      live++;
    }
  }
  let left = 0;
  for (const key in cache) if (Object.hasOwn(cache, key)) left += cache[key].value;

  const sparse: Record<number, number> = {};
  for (let i = 0; i < 80; i++) sparse[(i * i) % 97] = i;
  const indices = Object.keys(sparse);

  return (
    top === 'it,of,the,was' &&
    length === 585 &&
    live === Object.keys(cache).length &&
    evicted === 37 &&
    left === 7070 &&
    indices.length === 49 &&
    Number(indices[5]) === 6 &&
    dependencyOrder(packages).join('>') === 'color>geometry>widgets>log>ui>bytes>net>http>json>api>app'
  );
}

const ROUNDS = 30;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
