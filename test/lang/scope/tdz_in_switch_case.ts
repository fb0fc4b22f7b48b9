function f(n: number) {
  switch (n) {
    case 0:
      let v = 'set';
      return v;
    case 1:
      try { return v; } catch (e: any) { return e.name; }
  }
}
console.log(f(0), f(1)); // expect: set ReferenceError
