let cells = new Set(['1,0', '2,1', '0,2', '1,2', '2,2']);
for (let g = 0; g < 4; g++) { const n = new Map<string, number>(); for (const c of cells) { const [x, y] = c.split(',').map(Number) as [number, number]; for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) if (dx || dy) { const k = `${x + dx},${y + dy}`; n.set(k, (n.get(k) ?? 0) + 1); } } cells = new Set([...n].filter(([k, c]) => c === 3 || (c === 2 && cells.has(k))).map(([k]) => k)); }
console.log([...cells].sort().join(' ')); // expect: 1,3 2,1 2,3 3,2 3,3
