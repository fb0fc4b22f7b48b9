const minmax = (xs: number[]) => ({ min: Math.min(...xs), max: Math.max(...xs) });
const { min, max } = minmax([3, 1, 2]);
console.log(min, max); // expect: 1 3
