const a = (x: number): number => x * 2;
const b = ({ p, q = 2 }: { p: number; q?: number }): string => `${p}${q}`;
const c = (...xs: number[]): number => xs.length;
const d = (x?: string): x is string => !!x;
const e = <T extends { n: number }>(o: T): T['n'] => o.n;
const g = (f: (x: number) => (y: number) => number): number => f(1)(2);
console.log(a(2), b({ p: 1 }), c(1, 2), d('s'), e({ n: 5 }), g((x) => (y) => x + y)); // expect: 4 12 2 true 5 3
console.log(((x: any): any => (x ? (y: any): any => y : (z) => z))(1)(3)); // expect: 3
