// node >= 22
const J = JSON as any;
console.log(JSON.stringify({ n: J.rawJSON('12345678901234567890'), list: [J.rawJSON('"x"'), J.rawJSON('1.50')] })); // expect: {"n":12345678901234567890,"list":["x",1.50]}
console.log(JSON.stringify(J.rawJSON('1e1000'))); // expect: 1e1000
console.log(JSON.stringify([J.rawJSON(true)], null, 2)); // expect: [
// expect:   true
// expect: ]
const raw = J.rawJSON('1');
console.log(J.isRawJSON(raw), J.isRawJSON({ rawJSON: '1' }), J.isRawJSON('1'), J.isRawJSON()); // expect: true false false false
console.log(Object.getPrototypeOf(raw), Object.isFrozen(raw), Object.keys(raw).join(), raw.rawJSON, typeof raw.rawJSON); // expect: null true rawJSON 1 string
const fails = (v: any): string => {
  try {
    J.rawJSON(v);
    return 'no error';
  } catch (error: any) {
    return error.name;
  }
};
console.log(['', ' 1', '1 ', '\t1', '1\n', '{}', '[]', '1x', 'undefined', '"', undefined].map(fails).join()); // expect: SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError,SyntaxError
console.log(fails(Symbol())); // expect: TypeError
console.log(JSON.stringify({ a: 1 }, (k, v) => (k === 'a' ? J.rawJSON('"€"') : v))); // expect: {"a":"€"}
