class A { x?: number; y!: string; m?(): void; }
let z!: number;
z = 4;
const f = (a?: number, b: number = a ?? 1) => b;
console.log(z, f(), f(3), Object.keys(new A()).join()); // expect: 4 1 3 x,y
