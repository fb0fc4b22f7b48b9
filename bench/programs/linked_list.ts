/** Linked lists: a doubly linked list, reversal, merging, removal while walking, Josephus' circle and a Lisp-like list. */
class Link<T> {
  next: Link<T> | null = null;
  previous: Link<T> | null = null;
  constructor(public value: T) {}
}

class LinkedList<T> {
  head: Link<T> | null = null;
  tail: Link<T> | null = null;
  length = 0;

  push(value: T): Link<T> {
    const link = new Link(value);
    link.previous = this.tail;
    if (this.tail === null) this.head = link;
    else this.tail.next = link;
    this.tail = link;
    this.length++;
    return link;
  }

  remove(link: Link<T>): void {
    if (link.previous === null) this.head = link.next;
    else link.previous.next = link.next;
    if (link.next === null) this.tail = link.previous;
    else link.next.previous = link.previous;
    this.length--;
  }

  reverse(): void {
    let link = this.head;
    this.tail = this.head;
    let before: Link<T> | null = null;
    while (link !== null) {
      const { next } = link;
      link.next = before;
      link.previous = next;
      before = link;
      link = next;
    }
    this.head = before;
  }

  forEach(visit: (value: T) => void): void {
    for (let link = this.head; link !== null; link = link.next) visit(link.value);
  }
}

interface Cell {
  first: number;
  rest: Cell | null;
}

const cons = (first: number, rest: Cell | null): Cell => ({ first, rest });

function range(from: number, to: number): Cell | null {
  let list: Cell | null = null;
  for (let i = to; i >= from; i--) list = cons(i, list);
  return list;
}

function mapList(list: Cell | null, f: (value: number) => number): Cell | null {
  return list === null ? null : cons(f(list.first), mapList(list.rest, f));
}

function mergeLists(a: Cell | null, b: Cell | null): Cell | null {
  if (a === null) return b;
  if (b === null) return a;
  return a.first <= b.first ? cons(a.first, mergeLists(a.rest, b)) : cons(b.first, mergeLists(a, b.rest));
}

function fold(list: Cell | null, start: number, f: (sum: number, value: number) => number): number {
  for (let cell = list; cell !== null; cell = cell.rest) start = f(start, cell.first);
  return start;
}

function josephus(people: number, step: number): number {
  const circle = new LinkedList<number>();
  for (let i = 1; i <= people; i++) circle.push(i);
  let link = circle.head!;
  while (circle.length > 1) {
    for (let i = 1; i < step; i++) link = link.next ?? circle.head!;
    const next = link.next ?? circle.head!;
    circle.remove(link);
    link = next;
  }
  return circle.head!.value;
}

function once(): boolean {
  const list = new LinkedList<number>();
  for (let i = 0; i < 300; i++) list.push((i * 17) % 101);
  for (let link = list.head; link !== null; link = link.next) if (link.value % 3 === 0) list.remove(link);
  for (let i = 0; i < 5; i++) list.reverse();
  let order = 0;
  let position = 0;
  list.forEach((value) => {
    order = (order + value * ++position) % 100_003;
  });

  const odd = mapList(range(0, 70), (n) => n * 2 + 1);
  const even = mapList(range(0, 70), (n) => n * 2);
  const merged = mergeLists(odd, even);
  const weighted = fold(merged, 0, (sum, value) => (sum * 2 + value) % 10_007);

  return list.length === 199 && order === 80404 && weighted === 9131 && josephus(41, 3) === 31 && josephus(100, 7) === 50;
}

const ROUNDS = 10;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
