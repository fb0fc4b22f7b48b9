class A { x: any; declare y: any; }
const a = new A();
console.log('x' in a, a.x, 'y' in a); // expect: true undefined false
