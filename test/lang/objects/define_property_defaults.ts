const o: any = {};
Object.defineProperty(o, 'x', { value: 1 });
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(o, 'x')), Object.keys(o).length); // expect: {"value":1,"writable":false,"enumerable":false,"configurable":false} 0
o.x = 2; console.log(o.x, delete o.x); // expect: 1 false
Object.defineProperty(o, 'y', { value: 1, configurable: true });
Object.defineProperty(o, 'y', { enumerable: true, writable: true });
o.y = 5;
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(o, 'y'))); // expect: {"value":5,"writable":true,"enumerable":true,"configurable":true}
