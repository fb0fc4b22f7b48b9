const v: unknown = 'text';
const n = (v as string).length + (<string>v).length;
const lit = { a: 1 } as const;
const sat = { b: 2 } satisfies Record<string, number>;
let maybe: string | undefined = 'm';
console.log(n, lit.a, sat.b, maybe!.length, maybe!, (v as any as string)!.toUpperCase()); // expect: 8 1 2 1 m TEXT
