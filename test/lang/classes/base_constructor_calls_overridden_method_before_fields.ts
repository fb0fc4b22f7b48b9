class Base { constructor() { console.log(this.describe()); } describe() { return 'base'; } } // expect: sub undefined
class Sub extends Base { v = 'set'; describe() { return 'sub ' + this.v; } }
console.log(new Sub().describe()); // expect: sub set
