const a: any[] = [1, 2, 3];
Object.defineProperty(a, 1, { get: () => 'getter', enumerable: true, configurable: true });
console.log(a.join(), a.map((x) => x).join(), a.length, a.indexOf('getter')); // expect: 1,getter,3 1,getter,3 3 1
a[1] = 5;
console.log(a[1]); // expect: getter
