function f() {
  const a: any = arguments;
  return [a.length, a[0], a[1], Array.isArray(a), typeof a, Object.prototype.toString.call(a), [...a].join('')].join(' ');
}
console.log((f as any)('x', 'y', 'z')); // expect: 3 x y false object [object Arguments] xyz
