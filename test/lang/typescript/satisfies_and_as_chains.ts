const x = { a: [1, 2] as const } as const satisfies { a: readonly number[] } as any;
const y = 1 as number as unknown as string;
console.log(x.a.length, y, (1 as any) + 2 as any, [1, 2] as any as string); // expect: 2 1 3 [ 1, 2 ]
if ((y as any) < 2) console.log('less'); // expect: less
