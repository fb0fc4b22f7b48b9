/** Recursive calls: frames pushed and popped. */
function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

globalThis.__bench = (inner: number): boolean => {
  for (let i = 0; i < inner; i++) if (fibonacci(17) !== 1597) return false;
  return true;
};
