type Shape = { kind: 'circle'; r: number } | { kind: 'rect'; w: number; h: number };
const area = (s: Shape): number => { switch (s.kind) { case 'circle': return Math.round(s.r ** 2 * Math.PI); case 'rect': return s.w * s.h; default: { const never: never = s; return never; } } };
console.log(area({ kind: 'circle', r: 2 }), area({ kind: 'rect', w: 2, h: 3 })); // expect: 13 6
