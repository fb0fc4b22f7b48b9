const make = (v: bigint) => ({ valueOf() { for (let i = 0; i < 20; i++) [i]; return v * v; } });
console.log((make(10n ** 20n) as any) * (make(3n) as any), (make(5n) as any) + (make(6n) as any), (make(2n) as any) < (make(3n) as any), (make(4n) as any) ** 2n); // expect: 90000000000000000000000000000000000000000n 61n true 256n
