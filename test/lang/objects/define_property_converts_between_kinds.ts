const o: any = { v: 1 };
Object.defineProperty(o, 'v', { get: () => 'got' });
console.log(o.v, Object.keys(o).join(), typeof Object.getOwnPropertyDescriptor(o, 'v')!.set); // expect: got v undefined
Object.defineProperty(o, 'v', { value: 'data' });
console.log(o.v, JSON.stringify(Object.getOwnPropertyDescriptor(o, 'v'))); // expect: data {"value":"data","writable":false,"enumerable":true,"configurable":true}
