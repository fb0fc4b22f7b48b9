function* g(this: any, a: any, ...rest: any[]) { yield this; yield arguments.length; yield a; yield rest; a = 'changed'; yield arguments[0]; }
console.log([...g.call('me', 1, 2, 3)]); // expect: [ [String: 'me'], 3, 1, [ 2, 3 ], 1 ]
const o = { v: 5, *m() { yield this.v; yield (() => this.v + 1)(); yield new.target; } };
console.log([...o.m()]); // expect: [ 5, 6, undefined ]
function* surplus(a?: any): any { let x = 1, y = 2, z = 3; yield [a, arguments[1], arguments[4], x, y, z]; }
console.log((surplus as any)(1, 2, 3, 4, 5).next().value); // expect: [ 1, 2, 5, 1, 2, 3 ]
class Base { *items() { yield 'base'; } }
class Derived extends Base { *items() { yield 'first'; yield* super.items(); yield 'last'; } }
console.log([...new Derived().items()]); // expect: [ 'first', 'base', 'last' ]
