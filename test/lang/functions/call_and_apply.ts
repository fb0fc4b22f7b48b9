function f(this: any, a: any, b: any) { return `${this.n}${a}${b}`; }
console.log(f.call({ n: 'x' }, 1, 2), f.apply({ n: 'y' }, [3, 4])); // expect: x12 y34
console.log((f as any).apply({ n: 'z' }), (f as any).apply({ n: 'w' }, { length: 2, 0: 'p', 1: 'q' })); // expect: zundefinedundefined wpq
try { (f as any).apply({}, 5); } catch (e: any) { console.log(e.name); } // expect: TypeError
