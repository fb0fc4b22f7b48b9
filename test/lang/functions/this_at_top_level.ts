console.log(this === globalThis); // expect: true
console.log((() => this === globalThis)()); // expect: true
