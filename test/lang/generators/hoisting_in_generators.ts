function* g(): any { yield typeof v; var v = 1; yield inner(); function inner() { return 'inner ' + v; } }
console.log([...g()]); // expect: [ 'undefined', 'inner 1' ]
function* dup(a: any, b: any): any { var a: any; yield a; var b: any = 5; yield b; }
console.log([...dup(1, 2)]); // expect: [ 1, 5 ]
function* labels(): any { l: for (const a of [1, 2]) for (const b of [1, 2]) { if (b === 2) continue l; const r = yield [a, b]; if (r) break l; } yield 'end'; }
console.log(JSON.stringify([...labels()])); // expect: [[1,1],[2,1],"end"]
function* sw(x: any): any { switch (yield x) { case 1: yield 'one'; default: yield 'more'; } }
const s = sw(0); s.next();
console.log(s.next(1), s.next(), s.next()); // expect: { value: 'one', done: false } { value: 'more', done: false } { value: undefined, done: true }
