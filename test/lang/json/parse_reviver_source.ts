// node >= 22
// context.source: the text of a primitive, as long as nobody changed the value.
const seen = (text: string): string => {
  const all: string[] = [];
  JSON.parse(text, function (k: string, v: unknown, ...rest: any[]) {
    all.push(`${k}:${rest.length}:${JSON.stringify(rest[0])}`);
    return v;
  } as any);
  return all.join(' ');
};
console.log(seen(' -0.0 ')); // expect: :1:{"source":"-0.0"}
console.log(seen('"\\u0041"')); // expect: :1:{"source":"\"\\u0041\""}
console.log(seen('[1e3, true,null]')); // expect: 0:1:{"source":"1e3"} 1:1:{"source":"true"} 2:1:{"source":"null"} :1:{}
console.log(seen('{"a":{"b":[10.0]},"2":3}')); // expect: 2:1:{"source":"3"} 0:1:{"source":"10.0"} b:1:{} a:1:{} :1:{}
console.log(seen('{"a":1,"a":[2]}')); // expect: 0:1:{"source":"2"} a:1:{} :1:{}
console.log(seen('{"__proto__":1}')); // expect: __proto__:1:{"source":"1"} :1:{}
console.log(seen('["€", "é\\n"]')); // expect: 0:1:{"source":"\"€\""} 1:1:{"source":"\"é\\n\""} :1:{}
// what a reviver changed ahead has no source, unless the value is the same
const ahead: string[] = [];
JSON.parse('[1,2,3,{"x":4},{"x":5}]', function (this: any, k: string, v: unknown, context: any) {
  if (k === '0') {
    this[1] = 20;
    this[2] = 3;
    this[3] = { x: 4 };
    this[4].x = 6;
  }
  ahead.push(`${k}=${JSON.stringify(v)}${context.source ?? ''}`);
  return v;
} as any);
console.log(ahead.join(' ')); // expect: 0=11 1=20 2=33 x=4 3={"x":4} x=6 4={"x":6} =[1,20,3,{"x":4},{"x":6}]
console.log(String(JSON.parse('[9007199254740993]', ((_: string, v: unknown, c: any) => (c.source ? BigInt(c.source) : v)) as any)[0])); // expect: 9007199254740993
const contexts: any[] = [];
JSON.parse('[1,1]', ((_: string, v: unknown, c: any) => (contexts.push(c), v)) as any);
console.log(contexts[0] === contexts[1], Object.keys(contexts[0]).join(), Object.keys(contexts[2]).length, Object.getPrototypeOf(contexts[0]) === Object.prototype); // expect: false source 0 true
