// limit: memory|deadline
let map = new Map<unknown, unknown>();
for (let i = 0; i < 2000; i++) map = new Map<unknown, unknown>([[map, new Set([i, map])]]);
const kept = [];
for (;;) {
  try {
    kept.push(structuredClone(map));
  } catch (error) {
    kept.push(error);
  }
}
