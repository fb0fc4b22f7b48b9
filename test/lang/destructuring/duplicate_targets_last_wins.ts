let a: any;
[a, a, a] = [1, 2, 3];
console.log(a); // expect: 3
({ x: a, y: a } = { x: 'x', y: 'y' });
console.log(a); // expect: y
