/** A binary heap: shortest paths on a grid, a task scheduler with priorities, and a merge of sorted lists. */
class Heap<T> {
  private readonly items: T[] = [];
  constructor(private readonly before: (a: T, b: T) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  push(item: T): void {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(item, items[parent])) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const { items } = this;
    if (items.length === 0) return undefined;
    const top = items[0];
    const last = items.pop()!;
    if (items.length > 0) this.sift(last);
    return top;
  }

  private sift(item: T): void {
    const { items } = this;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.before(items[child + 1], items[child])) child++;
      if (!this.before(items[child], item)) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = item;
  }
}

interface Step {
  cell: number;
  distance: number;
}

function shortestPath(costs: number[], width: number): number {
  const distances: number[] = new Array(costs.length).fill(Infinity);
  const open = new Heap<Step>((a, b) => a.distance < b.distance);
  distances[0] = 0;
  open.push({ cell: 0, distance: 0 });
  while (open.size > 0) {
    const { cell, distance } = open.pop()!;
    if (distance > distances[cell]) continue;
    if (cell === costs.length - 1) return distance;
    const x = cell % width;
    const neighbours = [cell - width, cell + width];
    if (x > 0) neighbours.push(cell - 1);
    if (x < width - 1) neighbours.push(cell + 1);
    for (const neighbour of neighbours) {
      if (neighbour < 0 || neighbour >= costs.length) continue;
      const reached = distance + costs[neighbour];
      if (reached >= distances[neighbour]) continue;
      distances[neighbour] = reached;
      open.push({ cell: neighbour, distance: reached });
    }
  }
  return -1;
}

interface Task {
  id: number;
  priority: number;
  due: number;
}

function schedule(count: number): number {
  const ready = new Heap<Task>((a, b) => a.priority > b.priority || (a.priority === b.priority && a.due < b.due));
  let checksum = 0;
  let id = 0;
  for (let now = 0; id < count || ready.size > 0; now++) {
    for (let i = 0; i < 3 && id < count; i++, id++) ready.push({ id, priority: (id * 37) % 9, due: (id * 17) % 101 });
    for (let i = 0; i < 2; i++) {
      const task = ready.pop();
      if (task !== undefined) checksum = (checksum * 7 + task.id * (now + 1)) % 999_983;
    }
  }
  return checksum;
}

function mergeSorted(lists: number[][]): number[] {
  const heads = new Heap<{ value: number; list: number; at: number }>((a, b) => a.value < b.value);
  lists.forEach((list, i) => heads.push({ value: list[0], list: i, at: 0 }));
  const merged: number[] = [];
  for (let head = heads.pop(); head !== undefined; head = heads.pop()) {
    merged.push(head.value);
    const at = head.at + 1;
    const list = lists[head.list];
    if (at < list.length) heads.push({ value: list[at], list: head.list, at });
  }
  return merged;
}

const WIDTH = 12;
const costs: number[] = [];
for (let i = 0; i < WIDTH * WIDTH; i++) costs.push(1 + ((i * 7919) % 9));

function once(): boolean {
  const lists: number[][] = [];
  for (let i = 0; i < 6; i++) lists.push(Array.from({ length: 16 }, (_, k) => k * 6 + ((i * 5) % 7)));
  const merged = mergeSorted(lists);
  let ordered = true;
  for (let i = 1; i < merged.length; i++) if (merged[i - 1] > merged[i]) ordered = false;
  return shortestPath(costs, WIDTH) === 79 && schedule(120) === 18398 && merged.length === 96 && ordered;
}

const ROUNDS = 5;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
