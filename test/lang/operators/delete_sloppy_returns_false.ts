const o: any = Object.freeze({ a: 1 });
console.log(delete o.a, o.a); // expect: false 1
console.log(delete ([] as any).length); // expect: false
