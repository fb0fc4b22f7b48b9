let a = 1.5 + 1.5;
const list = ['a', 'b', 'c', 'd'];
console.log(list[a]); // expect: d
console.log(a === 3, a | 0, a << 1); // expect: true 3 6
switch (a) {
  case 3: console.log('three'); break; // expect: three
  default: console.log('other');
}
console.log(new Map([[3, 'm']]).get(a)); // expect: m
