const shapes: any[] = [{ area: () => 1 }, { r: 2, area() { return this.r * 2; } }, new (class { area() { return 5; } })(), Object.create({ area: () => 7 }), Object.assign(() => 0, { area: () => 9 }), [].concat as any];
shapes.pop();
let sum = 0;
for (let i = 0; i < 15; i++) sum += shapes[i % shapes.length].area();
console.log(sum); // expect: 78
