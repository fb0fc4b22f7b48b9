const o: any = { a: 'in', b: 'in', [Symbol.unscopables]: { a: true, b: false } };
const a = 'out', b = 'out';
with (o) { console.log(a, b); } // expect: out in
const values = 'mine';
with ([1, 2]) { console.log(values, length, typeof push); } // expect: mine 2 function
const log: string[] = [];
const p = new Proxy({ x: 1 }, { has(t, k) { log.push('has ' + String(k)); return k in t; }, get(t, k) { log.push('get ' + String(k)); return (t as any)[k]; } });
with (p) { x; }
console.log(log.slice(0, 2).join(), log.at(-1)); // expect: has x,get Symbol(Symbol.unscopables) get x
