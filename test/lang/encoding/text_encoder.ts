const e = new TextEncoder();
console.log(e.encoding, e.encode('').length, [...e.encode('a\u00e9\u20ac\u{1f600}')].join(), [...e.encode('\ud800x\udc00')].join(), e.encode().length);
console.log(e.encode(null as any).length, e.encode(12 as any).join(), e.encode('x') instanceof Uint8Array);
const into = (text: string, size: number) => {
  const bytes = new Uint8Array(size);
  const { read, written } = e.encodeInto(text, bytes);
  return [read, written, ...bytes].join();
};
console.log(into('abc', 5), into('abc', 2), into('\u00e9\u00e9', 3), into('\u20ac', 2), into('a\u{1f600}b', 4), into('a\u{1f600}b', 6), into('\ud800', 3), into('', 0));
const part = new Uint8Array(8);
console.log(JSON.stringify(e.encodeInto('hi', part.subarray(3, 5))), part.join());
for (const f of [() => (TextEncoder as any)(), () => e.encodeInto('a', [] as any), () => e.encode(Symbol() as any), () => TextEncoder.prototype.encode.call({} as any)]) {
  try {
    f();
  } catch (error: any) {
    console.log(error.name);
  }
}
const long = 'h\u00e9llo \u{1f30d} '.repeat(5000);
console.log(new TextDecoder().decode(e.encode(long)) === long, e.encode(long).length);
console.log(Object.prototype.toString.call(e), Object.keys(TextEncoder.prototype).join());
// expect: utf-8 0 97,195,169,226,130,172,240,159,152,128 239,191,189,120,239,191,189 0
// expect: 4 49,50 true
// expect: 3,3,97,98,99,0,0 2,2,97,98 1,2,195,169,0 0,0,0,0 1,1,97,0,0,0 4,6,97,240,159,152,128,98 1,3,239,191,189 0,0
// expect: {"read":2,"written":2} 0,0,0,104,105,0,0,0
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: true 60000
// expect: [object TextEncoder] encoding,encode,encodeInto
