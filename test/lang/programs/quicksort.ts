const qs = (a: number[]): number[] => { if (a.length < 2) return a; const [p, ...r] = a as [number, ...number[]]; return [...qs(r.filter((x) => x < p)), p, ...qs(r.filter((x) => x >= p))]; };
console.log(qs([5, 3, 8, 1, 9, 2, 7, 3]).join()); // expect: 1,2,3,3,5,7,8,9
