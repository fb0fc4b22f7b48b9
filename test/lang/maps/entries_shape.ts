const m = new Map([['k', 'v']]);
const e = m.entries().next();
console.log(Array.isArray(e.value), (e.value as any).length, e.done, JSON.stringify(e), m.entries().toString(), (m as any)[Symbol.toStringTag]); // expect: true 2 false {"value":["k","v"],"done":false} [object Map Iterator] Map
