/** Sorting: the built-in with comparators (numbers, several keys, strings), and hand-written quicksort and merge sort. */
interface Person {
  name: string;
  age: number;
  city: string;
  index: number;
}

const cities = ['Oslo', 'Rome', 'Bern', 'Paris', 'Kiel', 'Cork'];

function makePeople(count: number): Person[] {
  const people: Person[] = [];
  let state = 4711;
  for (let index = 0; index < count; index++) {
    state = (state * 16807) % 2147483647;
    const name = String.fromCharCode(65 + (state % 26), 97 + ((state >> 5) % 26), 97 + ((state >> 10) % 26));
    people.push({ name, age: 18 + ((state >> 3) % 50), city: cities[(state >> 7) % 6], index });
  }
  return people;
}

function quicksort(values: number[], low: number, high: number): void {
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const held = values[i];
        values[i++] = values[j];
        values[j--] = held;
      }
    }
    if (j - low < high - i) {
      quicksort(values, low, j);
      low = i;
    } else {
      quicksort(values, i, high);
      high = j;
    }
  }
}

function mergeSort<T>(items: T[], before: (a: T, b: T) => boolean): T[] {
  if (items.length < 2) return items;
  const half = items.length >> 1;
  const left = mergeSort(items.slice(0, half), before);
  const right = mergeSort(items.slice(half), before);
  const merged: T[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) merged.push(before(right[r], left[l]) ? right[r++] : left[l++]);
  while (l < left.length) merged.push(left[l++]);
  while (r < right.length) merged.push(right[r++]);
  return merged;
}

function isSorted<T>(items: T[], compare: (a: T, b: T) => number): boolean {
  for (let i = 1; i < items.length; i++) if (compare(items[i - 1], items[i]) > 0) return false;
  return true;
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const people = makePeople(160);

function once(): boolean {
  const byAge = people.slice().sort((a, b) => a.age - b.age);
  const byKeys = people
    .slice()
    .sort((a, b) => (a.city < b.city ? -1 : a.city > b.city ? 1 : b.age - a.age || byName(a, b) || a.index - b.index));
  const names = people.map(({ name }) => name).sort();
  const numbers = people.map((person) => (person.age * 7919 + person.index * 104729) % 10007);
  const quick = numbers.slice();
  quicksort(quick, 0, quick.length - 1);
  const merged = mergeSort(people, (a, b) => byName(a, b) < 0);
  let check = 0;
  for (let i = 0; i < people.length; i++) {
    check = (check * 33 + byAge[i].index + byKeys[i].index * 3 + merged[i].index * 5 + quick[i]) % 1_000_003;
  }
  return (
    isSorted(byAge, (a, b) => a.age - b.age || a.index - b.index) &&
    isSorted(quick, (a, b) => a - b) &&
    isSorted(merged, (a, b) => byName(a, b) || a.index - b.index) &&
    names.every((name, i) => name === merged[i].name) &&
    check === 796915
  );
}

const ROUNDS = 5;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
