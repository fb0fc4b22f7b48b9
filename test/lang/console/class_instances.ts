class Point { x = 1; y = 2; #hidden = 3; method() { return this.#hidden; } }
class Empty {}
class Sub extends Point { z = 3; }
console.log(new Point(), new Empty(), new Sub(), [new Point()]); // expect: Point { x: 1, y: 2 } Empty {} Sub { x: 1, y: 2, z: 3 } [ Point { x: 1, y: 2 } ]
console.log(Object.create(null), Object.create({ a: 1 }), Object.create(Point.prototype)); // expect: [Object: null prototype] {} {} Point {}
