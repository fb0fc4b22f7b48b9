class Point { x = 1; }
console.log([new Point()][0].x, [1, new Point()][1], { p: new Point() }.p.x); // expect: 1 Point { x: 1 } 1
const pair = [new Point(), new Point()];
console.log(pair.length, pair[0] === pair[1], pair[1].x); // expect: 2 false 1
console.log([[new Point()]][0][0].x, Array.of(new Point())[0].x); // expect: 1 1
