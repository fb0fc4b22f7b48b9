// limit: stack|deadline
class Loop extends Uint8Array { static get [Symbol.species](): any { return function (n: number) { return new Loop(4).slice(0, n); }; } }
new Loop(4).slice();
