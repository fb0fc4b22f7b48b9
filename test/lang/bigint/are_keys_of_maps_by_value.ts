const m = new Map<unknown, string>([[1n, 'one'], [2n ** 70n, 'big']]);
m.set(2n ** 70n, 'again').set(1, 'number');
console.log(m.get(1n), m.get(2n ** 70n), m.get(1), m.size, new Set([0n, -0n, 0]).size); // expect: one again number 3 2
for (let i = 0n; i < 100n; i++) m.set(i * 2n ** 32n, String(i));
console.log(m.get(99n * 2n ** 32n), m.size); // expect: 99 103
const o: Record<string, number> = { 5n: 1, ['x']: 2 } as any;
console.log(o[5n as any], Object.keys(o), [10, 20, 30][1n as any]); // expect: 1 [ '5', 'x' ] 20
