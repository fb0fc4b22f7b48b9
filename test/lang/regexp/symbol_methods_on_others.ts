const odd: any = { [Symbol.replace]: (s: string, r: string) => s + r, [Symbol.split]: (s: string, n: number) => [s, n], [Symbol.match]: () => 'm', [Symbol.search]: () => 4 };
console.log('a'.replace(odd, 'b'), 'a'.split(odd, 2), 'a'.match(odd), 'a'.search(odd)); // expect: ab [ 'a', 2 ] m 4
const disguised: any = /a/; disguised[Symbol.match] = false; console.log('/a/'.includes(disguised)); // expect: true
try { 'a'.includes(/a/ as any); } catch (e) { console.log(String(e)); } // expect: TypeError: First argument to String.prototype.includes must not be a regular expression
