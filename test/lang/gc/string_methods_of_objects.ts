// Receivers and arguments that are made into strings and numbers by guest code, which makes garbage meanwhile.
function churn(): void { for (let i = 0; i < 3; i++) ['churn' + i, { list: [i] }].join('+'); }
const part = (s: string, n: number): any => ({ [Symbol.toPrimitive](hint: string) { churn(); return hint === 'number' ? n : s + '~' + n; } });
const receiver = (): any => ({ toString() { churn(); return 'Ab' + String(12) + 'aé c'; } });
const names = [
  'at', 'charAt', 'charCodeAt', 'codePointAt', 'concat', 'endsWith', 'includes', 'indexOf', 'isWellFormed', 'lastIndexOf', 'localeCompare', 'padEnd', 'padStart',
  'repeat', 'replace', 'replaceAll', 'slice', 'split', 'startsWith', 'substr', 'substring', 'toLocaleLowerCase', 'toLocaleUpperCase', 'toLowerCase',
  'toUpperCase', 'toWellFormed', 'trim', 'trimEnd', 'trimStart',
];
const P: any = String.prototype;
for (const name of names) console.log(name, P[name].call(receiver(), part('b1', 2), part('2', 5)), P[name].call(receiver(), part('a', 3), () => { churn(); return part('x', 1); }));
for (const name of ['toFixed', 'toPrecision', 'toExponential', 'toString']) console.log(name, (255.5 as any)[name](part('q', 3)));
console.log(String.raw({ raw: { length: part('l', 3), 0: part('r', 0), 1: part('s', 1), 2: part('t', 2) } } as any, part('u', 3), part('v', 4)));
console.log(String.fromCodePoint(part('c', 233), part('d', 0x1f600)), parseInt(part('12', 0), part('s', 8)), parseFloat(part('1.5', 0)), Number(part('s', 7)));
console.log(Math.max(part('a', 1), part('b', 2)), Math.hypot(part('a', 3), part('b', 4)), Math.pow(part('a', 2), part('b', 5)), Math.imul(part('a', 6), part('b', 7)));
console.log(Symbol(part('desc', 0)).description, Symbol.for(part('key', 0)) === Symbol.for('key~0'), Object.hasOwn({ 'k~1': 1 }, part('k', 1)));
console.log(new String(part('w', 1)).valueOf(), new Number(part('w', 1)).valueOf(), JSON.parse(part('[1', 2).toString === undefined ? '' : '[1]'), JSON.stringify({ a: new String('z') }, [part('a', 1), 'a'] as any, part('-', 2)));
// expect: at 1 2
// expect: charAt 1 2
// expect: charCodeAt 49 50
// expect: codePointAt 49 50
// expect: concat Ab12aé cb1~22~5 Ab12aé ca~3() => { churn(); return part('x', 1); }
// expect: endsWith false false
// expect: includes false false
// expect: indexOf -1 -1
// expect: isWellFormed true true
// expect: lastIndexOf -1 -1
// expect: localeCompare -1 1
// expect: padEnd Ab12aé c Ab12aé c
// expect: padStart Ab12aé c Ab12aé c
// expect: repeat Ab12aé cAb12aé c Ab12aé cAb12aé cAb12aé c
// expect: replace Ab12aé c Ab12aé c
// expect: replaceAll Ab12aé c Ab12aé c
// expect: slice 12a
// expect: split [ 'Ab12aé c' ] []
// expect: startsWith false false
// expect: substr 12aé
// expect: substring 12a Ab1
// expect: toLocaleLowerCase ab12aé c ab12aé c
// expect: toLocaleUpperCase AB12AÉ C AB12AÉ C
// expect: toLowerCase ab12aé c ab12aé c
// expect: toUpperCase AB12AÉ C AB12AÉ C
// expect: toWellFormed Ab12aé c Ab12aé c
// expect: trim Ab12aé c Ab12aé c
// expect: trimEnd Ab12aé c Ab12aé c
// expect: trimStart Ab12aé c Ab12aé c
// expect: toFixed 255.500
// expect: toPrecision 256
// expect: toExponential 2.555e+2
// expect: toString 100110.11111111111111111111111111112
// expect: r~0u~3s~1v~4t~2
// expect: é😀 10 1.5 7
// expect: 2 5 32 42
// expect: desc~0 true true
// expect: w~1 1 [ 1 ] {"a":"z"}
