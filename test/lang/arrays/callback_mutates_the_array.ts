const a = [1, 2, 3];
const seen: number[] = [];
a.forEach((x) => { seen.push(x); if (x === 1) { a.push(4); a[1] = 20; } });
console.log(seen.join(), a.join()); // expect: 1,20,3 1,20,3,4
const b = [1, 2, 3, 4];
const seenB: number[] = [];
b.forEach((x) => { seenB.push(x); b.shift(); });
console.log(seenB.join()); // expect: 1,3
