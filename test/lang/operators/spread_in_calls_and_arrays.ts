const f = (...a: any[]) => a.join();
console.log(f(...[1, 2], 3, ...'ab', ...new Set([4]))); // expect: 1,2,3,a,b,4
console.log([...[1, , 3], ...new Map([[1, 2]])].length, [...'\u{1F600}x'].length); // expect: 4 2
console.log(Math.max(...[]), f(...[])); // expect: -Infinity
