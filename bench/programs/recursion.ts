/** Recursion: Fibonacci, Ackermann, permutations, N queens, Hanoi, and a subset sum. */
function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

function ackermann(m: number, n: number): number {
  if (m === 0) return n + 1;
  if (n === 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

function permutations(items: number[], from: number, visit: (items: number[]) => void): void {
  if (from === items.length) {
    visit(items);
    return;
  }
  for (let i = from; i < items.length; i++) {
    [items[from], items[i]] = [items[i], items[from]];
    permutations(items, from + 1, visit);
    [items[from], items[i]] = [items[i], items[from]];
  }
}

function queens(size: number, row: number, columns: number, left: number, right: number): number {
  if (row === size) return 1;
  let count = 0;
  for (let column = 0; column < size; column++) {
    const bit = 1 << column;
    if ((columns | left | right) & bit) continue;
    count += queens(size, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
  return count;
}

function hanoi(discs: number, from: number[], to: number[], spare: number[]): number {
  if (discs === 0) return 0;
  const before = hanoi(discs - 1, from, spare, to);
  to.push(from.pop()!);
  return before + 1 + hanoi(discs - 1, spare, to, from);
}

function subsets(values: number[], index: number, target: number): number {
  if (target === 0) return 1;
  if (target < 0 || index === values.length) return 0;
  return subsets(values, index + 1, target - values[index]) + subsets(values, index + 1, target);
}

function once(): boolean {
  let signature = 0;
  let visited = 0;
  permutations([1, 2, 3, 4, 5], 0, (items) => {
    visited++;
    signature = (signature * 3 + items[0] * items[4] + items[2]) % 65521;
  });
  const tower = [7, 6, 5, 4, 3, 2, 1];
  const target: number[] = [];
  const moves = hanoi(7, tower, target, []);
  return (
    fibonacci(14) === 377 &&
    ackermann(2, 6) === 15 &&
    visited === 120 &&
    signature === 49448 &&
    queens(5, 0, 0, 0, 0) === 10 &&
    moves === 127 &&
    target.join('') === '7654321' &&
    subsets([3, 34, 4, 12, 5, 2, 7, 8], 0, 19) === 6
  );
}

const ROUNDS = 10;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
