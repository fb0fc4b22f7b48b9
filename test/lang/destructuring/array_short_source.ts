const [a, b, [c] = ['inner'], ...r] = [1] as any[];
console.log(a, b, c, r.length); // expect: 1 undefined inner 0
