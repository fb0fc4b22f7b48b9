function f(...x: any[]) { return arguments; }
const kept: any = f(1, 2, 3);
f(4, 5, 6);
console.log(kept[0], kept[2], kept.length); // expect: 1 3 3
