// limit: stack|range|memory|deadline
let p: any = {};
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
try {
  p.x;
} catch {}
for (;;) {
  try {
    p.x;
    'x' in p;
    p[0];
    Object.keys(p);
    Object.getPrototypeOf(p);
  } catch {}
}
