console.log(String.raw`a\n${1 + 1}\u0041`, String.raw({ raw: ['x', 'y', 'z'] } as any, 0, 1, 2), String.raw({ raw: 'abc' } as any, '-', '+')); // expect: a\n2\u0041 x0y1z a-b+c
