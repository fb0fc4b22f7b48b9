const pick = <T extends object, K extends keyof T = keyof T>(o: T, ...ks: K[]): Pick<T, K> => Object.fromEntries(ks.map((k) => [k, o[k]])) as Pick<T, K>;
console.log(JSON.stringify(pick({ a: 1, b: 2, c: 3 }, 'a', 'c')), JSON.stringify(pick<{ x: 1 }>({ x: 1 }, 'x'))); // expect: {"a":1,"c":3} {"x":1}
