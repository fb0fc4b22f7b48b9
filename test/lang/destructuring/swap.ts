let a = 1, b = 2, c = 3;
[a, b, c] = [c, a, b];
console.log(a, b, c); // expect: 3 1 2
const list = [1, 2];
[list[0], list[1]] = [list[1], list[0]];
console.log(list.join()); // expect: 2,1
