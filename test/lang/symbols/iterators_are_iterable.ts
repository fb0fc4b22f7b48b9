const it = [1, 2, 3][Symbol.iterator]();
it.next();
console.log((it as any)[Symbol.iterator]() === it, [...it].join(), it.next().done, Object.prototype.toString.call(it)); // expect: true 2,3 true [object Array Iterator]
console.log(Object.prototype.toString.call('a'[Symbol.iterator]()), Object.prototype.toString.call(new Map().entries())); // expect: [object String Iterator] [object Map Iterator]
