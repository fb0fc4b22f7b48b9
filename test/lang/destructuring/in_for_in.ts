for (const [first, second] in { ab: 1, cd: 2 } as any) console.log(first, second);
// expect: a b
// expect: c d
