const o: any = {};
[o.a, o['b'], ...o.rest] = [1, 2, 3, 4];
({ x: o.c, y: { z: o.d } = { z: 'dz' } } = { x: 5 } as any);
console.log(JSON.stringify(o)); // expect: {"a":1,"b":2,"rest":[3,4],"c":5,"d":"dz"}
