function counter(step: number) {
  let count = 0;
  return () => (count += step);
}
const functions: (() => number)[] = [];
for (let i = 0; i < 2; i++) functions.push(() => i);
counter(2)();
