let a: any = 0, b: any = 1, c: any = null;
a ||= 'a'; b &&= 'b'; c ??= 'c';
console.log(a, b, c); // expect: a b c
a ||= 'x'; c ??= 'y';
console.log(a, c); // expect: a c
