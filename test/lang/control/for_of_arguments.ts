function f() { let s = ''; for (const a of arguments) s += a; return s; }
console.log((f as any)(1, 2, 3)); // expect: 123
