// Reason: cover grammars of assignments and parameters become patterns.
({ a, b: [c.d, ...e], ['f']: g = 1, ...h } = i);
[x = 1, , (y)] = z;
for (const { k = 2 } of l) ;
for (m.n in o) ;
