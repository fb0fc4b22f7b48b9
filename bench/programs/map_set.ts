/** Map and Set: an LRU cache, a graph's components, an inverted index and a join of two lists. */
class LruCache<K, V> {
  private entries = new Map<K, V>();
  hits = 0;
  misses = 0;
  constructor(private readonly capacity: number) {}

  get(key: K, load: (key: K) => V): V {
    const found = this.entries.get(key);
    if (found !== undefined) {
      this.hits++;
      this.entries.delete(key);
      this.entries.set(key, found);
      return found;
    }
    this.misses++;
    const value = load(key);
    if (this.entries.size >= this.capacity) {
      const oldest = this.entries.keys().next().value as K;
      this.entries.delete(oldest);
    }
    this.entries.set(key, value);
    return value;
  }
}

function components(edges: [number, number][], nodes: number): number {
  const neighbours = new Map<number, Set<number>>();
  for (let i = 0; i < nodes; i++) neighbours.set(i, new Set());
  for (const [from, to] of edges) {
    neighbours.get(from)!.add(to);
    neighbours.get(to)!.add(from);
  }
  const seen = new Set<number>();
  let count = 0;
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    count++;
    const stack = [start];
    seen.add(start);
    while (stack.length > 0) {
      for (const neighbour of neighbours.get(stack.pop()!)!) {
        if (seen.has(neighbour)) continue;
        seen.add(neighbour);
        stack.push(neighbour);
      }
    }
  }
  return count;
}

const documents = [
  'rules are made of conditions and actions',
  'a condition reads facts and actions change facts',
  'an engine runs rules until no condition holds',
  'facts are objects and rules are functions',
  'every action may add facts or remove facts',
];

function search(query: string[]): number[] {
  const index = new Map<string, Set<number>>();
  documents.forEach((text, id) => {
    for (const word of text.split(' ')) {
      let ids = index.get(word);
      if (ids === undefined) index.set(word, (ids = new Set()));
      ids.add(id);
    }
  });
  const scores = new Map<number, number>();
  for (const word of query) {
    for (const id of index.get(word) ?? []) scores.set(id, (scores.get(id) ?? 0) + 1);
  }
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
}

interface User {
  id: string;
  team: number;
}

function join(users: User[], amounts: { user: string; amount: number }[]): Map<number, number> {
  const byId = new Map(users.map((user) => [user.id, user]));
  const perTeam = new Map<number, number>();
  for (const { user, amount } of amounts) {
    const owner = byId.get(user);
    if (owner) perTeam.set(owner.team, (perTeam.get(owner.team) ?? 0) + amount);
  }
  return perTeam;
}

function once(): boolean {
  const cache = new LruCache<number, string>(24);
  let length = 0;
  let key = 5;
  for (let i = 0; i < 400; i++) {
    key = (key * 29 + 7) % 251;
    length += cache.get(key % 40, (k) => 'v' + k).length;
  }

  const edges: [number, number][] = [];
  for (let i = 0; i < 90; i++) edges.push([(i * 31) % 120, (i * i + 11) % 120]);

  const found = search(['facts', 'rules', 'condition', 'are', 'missing']);

  const users: User[] = [];
  const amounts: { user: string; amount: number }[] = [];
  for (let i = 0; i < 40; i++) users.push({ id: 'u' + i, team: i % 5 });
  for (let i = 0; i < 160; i++) amounts.push({ user: 'u' + ((i * 7) % 44), amount: i });
  const teams = join(users, amounts);
  let sum = 0;
  teams.forEach((amount, team) => {
    sum += amount * (team + 1);
  });

  return (
    cache.hits * 1000 + cache.misses === 211189 &&
    length === 1090 &&
    components(edges, 120) === 30 &&
    found.join() === '3,0,1,2,4' &&
    sum === 34533
  );
}

const ROUNDS = 8;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
