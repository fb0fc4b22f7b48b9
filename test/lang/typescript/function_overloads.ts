function over(a: string): string;
function over(a: number): number;
function over(a: any) { return typeof a; }
class C { m(a: 1): void; m(a: 2): void; m(a: any) { return 'm' + a; } constructor(); constructor(x?: any) {} }
console.log(over('x'), over(1), (new C() as any).m(3)); // expect: string number m3
