function* g() { yield 1; }
console.log(g, g(), { *m() {} }, class { static *s() {} }.s, function* () {}, Object.getPrototypeOf(g)); // expect: [GeneratorFunction: g] Object [Generator] {} { m: [GeneratorFunction: m] } [GeneratorFunction: s] [GeneratorFunction (anonymous)] Function [GeneratorFunction] {}
class C { *items() { yield 1; } }
console.log(new C().items(), [g()]); // expect: Object [Generator] {} [ Object [Generator] {} ]
