import { E, keep, kept, N, value } from './main.ts';
console.log(typeof value, typeof kept, typeof E, typeof N);
const attempt = (f: () => unknown): string => { try { return String(f()); } catch (e: any) { return e.name; } };
keep(5);
console.log(attempt(() => E.A), attempt(() => N.x), kept);
