const m = new Map<string, number>();
for (let i = 0; i < 100; i++) m.set('k' + (i % 10), (m.get('k' + (i % 10)) ?? 0) + 1);
console.log(m.size, m.get('k' + 3), [...m.keys()].join()); // expect: 10 10 k0,k1,k2,k3,k4,k5,k6,k7,k8,k9
