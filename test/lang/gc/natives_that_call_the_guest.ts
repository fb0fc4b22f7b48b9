// Everything here makes garbage inside of a native: what the native holds must survive it.
function churn(): void { let o: any = null; for (let i = 0; i < 3; i++) o = { o, text: 'churn' + i, list: [i] }; }
const lazy = (v: any) => ({ get() { churn(); return typeof v === 'string' ? v + '!' : v; }, enumerable: true, configurable: true });
const text = (s: string): any => ({ toString() { churn(); return s + '?'; }, valueOf() { churn(); return s.length; } });
function trap(values: any[]): any[] { const a: any[] = []; values.forEach((v, i) => Object.defineProperty(a, i, lazy(v))); return a; }
function iterable(values: any[]): any {
  let i = 0;
  return { [Symbol.iterator]() { churn(); return { next() { churn(); return { get done() { churn(); return i >= values.length; }, get value() { churn(); return values[i++]; } }; } }; } };
}
const a = trap(['x', 'y', 'z']);
console.log(a.join(text('-')), [text('p'), [text('q')], null].join(), String([text('r')]));
console.log(a.concat(trap(['w']), [1]).length, a.slice(1).join(), [...a].join(), a.toReversed().join(), a.with(0, 'n').join(), a.toSpliced(1, 1, 'm').join());
console.log(a.indexOf('y!'), a.includes('z!'), a.lastIndexOf('x!'), a.at(-1), a.flat().join(), a.flatMap((v) => [v, v + 1]).join());
console.log(a.map((v) => v + v).join(), a.filter((v) => { churn(); return v !== 'y!'; }).join(), a.reduce((s, v) => { churn(); return s + v; }, ''));
console.log(Array.from(iterable(['i', 'j']), (v) => { churn(); return v + 1; }).join(), Array.from({ length: text('ab'), 0: 'k' } as any).length, Array.of(text('o')).join());
console.log(Object.entries(Object.defineProperties({}, { a: lazy('1'), b: lazy('2') })).join(';'), Object.values(Object.defineProperty({ z: 1 }, 'a', lazy('v'))).join());
console.log(Object.assign({ q: 0 }, Object.defineProperties({}, { a: lazy('1'), b: lazy('2') })), { ...Object.defineProperties({}, { c: lazy('3') }) });
console.log(Object.fromEntries(iterable([trap(['k', 'v'])])), new Map(iterable([trap(['k', 'v'])])), new Set(iterable(['s', 't'])));
console.log(JSON.stringify({ a: { toJSON() { churn(); return ['t', { toJSON: () => 'u' }]; } }, b: trap(['1']) }), JSON.stringify({ a: 1, b: [2] }, (k, v) => { churn(); return v; }, 1));
console.log(JSON.stringify(Object.defineProperties({}, { m: lazy('n'), o: lazy({ p: 'q' }) })), JSON.parse('{"a":[1,{"b":2}],"c":"d"}', (k, v) => { churn(); return v; }));
console.log(`${text('t')}${text('u')}`, text('abc') + text('de'), text('abc') * text('de'), text('ab') < text('abc'), [3, 1, 2].map(text as any).length);
console.log('a-b-c'.split(text('-') as any).length, 'abc'.replace('b', () => { churn(); return 'B' + 1; }), 'aba'.replaceAll('a', (m, i) => { churn(); return m + i; }), 'x'.concat(text('y'), text('z')));
console.log('ab'.padEnd(text('12345') as any, text('p')), String.fromCharCode(text('x'.repeat(65)) as any, 66), 'abc'.at(text('a') as any), Math.max(text('abc') as any, text('a') as any));
console.log([text('bb'), text('a'), text('ccc')].sort().join(), [3, 1, 2].sort((p, q) => { churn(); return p - q; }).join(), ['b', 'a'].toSorted((p, q) => { churn(); return p < q ? -1 : 1; }).join());
console.log(String(new Error(text('m') as any, { get cause() { churn(); return 1; } } as any)), new AggregateError(iterable([1, 2]), text('n') as any).errors.length, Number(text('four')));
class Own extends Array { static get [Symbol.species]() { churn(); return Array; } }
const own = Own.from([1, 2, 3, 4]) as any;
console.log(own.map((v: number) => v + 1), own.splice(1, 2), own.length, own.concat([9]), own.filter(() => true));
const { k1, ...rest } = Object.defineProperties({ k1: 1 }, { k2: lazy('r'), k3: lazy('s') }) as any;
const [first, ...others] = iterable(['f', 'g', 'h']);
console.log(k1, rest, first, others, Reflectless(text('name')));
function Reflectless(key: any) { return { [key]: 1, get [key + '2']() { return 2; } }; }
console.log(text.bind(null, 'bound')().toString(), (function (this: any, ...args: any[]) { churn(); return args.length + this.n; }).apply({ n: 1 }, trap([1, 2]) as any));
console.log([1, 2, 3].copyWithin(text('a') as any, 0).join(), [1, 2, 3].fill(text('f'), text('') as any).join(), [1, 2, 3].splice(text('a') as any, text('b') as any).join());
// expect: x!-?y!-?z! p?,q?, r?
// expect: 5 y!,z! x!,y!,z! z!,y!,x! n,y!,z! x!,m,z!
// expect: 1 true 0 z! x!,y!,z! x!,x!1,y!,y!1,z!,z!1
// expect: x!x!,y!y!,z!z! x!,z! x!y!z!
// expect: i1,j1 2 o?
// expect: a,1!;b,2! 1,v!
// expect: { q: 0, a: '1!', b: '2!' } { c: '3!' }
// expect: { 'k!': 'v!' } Map(1) { 'k!' => 'v!' } Set(2) { 's', 't' }
// expect: {"a":["t","u"],"b":["1!"]} {
// expect:  "a": 1,
// expect:  "b": [
// expect:   2
// expect:  ]
// expect: }
// expect: {"m":"n!","o":{"p":"q"}} { a: [ 1, { b: 2 } ], c: 'd' }
// expect: t?u? 5 6 true 3
// expect: 1 aB1c a0ba2 xy?z?
// expect: abp?p AB b 3
// expect: a?,bb?,ccc? 1,2,3 a,b
// expect: Error: m? 2 4
// expect: [ 2, 3, 4, 5 ] [ 2, 3 ] 2 [ 1, 4, 9 ] [ 1, 4 ]
// expect: 1 { k2: 'r!', k3: 's!' } f [ 'g', 'h' ] { '42': [Getter], 'name?': 1 }
// expect: bound? 3
// expect: 1,1,2 f?,f?,f? 2
