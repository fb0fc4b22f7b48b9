class A { x: any; constructor(f: () => any) { this.x = f(); } }
try { new (class { x = eval('arguments'); })(); } catch (e: any) { console.log(e.name); } // expect: SyntaxError
console.log(new A(() => eval('typeof 1')).x); // expect: number
