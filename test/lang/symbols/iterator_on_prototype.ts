class Bag { items = [1, 2]; [Symbol.iterator]() { return this.items[Symbol.iterator](); } }
console.log([...new Bag()].join(), Math.max(...new Bag()), Array.from(new Bag()).length, new Set(new Bag()).size); // expect: 1,2 2 2 2
