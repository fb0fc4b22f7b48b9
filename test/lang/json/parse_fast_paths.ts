// Lengths around those that are read at once: 16 bytes of a string or key, 8 digits; in text of one and of two bytes a character.
const pad = (n: number): string => 'abcdefghijklmnopqrstuvwxyz0123456789'.slice(0, n);
const wrong: string[] = [];
const check = (value: unknown): void => {
  for (const text of [JSON.stringify(value), JSON.stringify(value, null, 9), JSON.stringify([value, '€'])]) {
    const back = JSON.parse(text);
    const again = JSON.stringify(text.endsWith('"€"]') ? back[0] : back);
    if (again !== JSON.stringify(value)) wrong.push(text);
  }
};
for (let n = 0; n <= 36; n++) {
  check(pad(n));
  check([pad(n), pad(n) + '"', '\\' + pad(n), pad(n) + '\n' + pad(n), pad(n) + 'é', pad(n) + '\ud800']);
  check({ [pad(n)]: n, [pad(n) + '\t']: -n, ['_' + pad(n)]: { [pad(n)]: [n] } });
}
console.log(wrong.length); // expect: 0
// keys that share their first and last characters
console.log(JSON.stringify(JSON.parse('[{"aaaaaaaabaaaaaaa":1},{"aaaaaaaacaaaaaaa":2},{"aaaaaaaaaaaaaaa":3},{"a":4},{"aa":5},{"a\\u0000":6}]'))); // expect: [{"aaaaaaaabaaaaaaa":1},{"aaaaaaaacaaaaaaa":2},{"aaaaaaaaaaaaaaa":3},{"a":4},{"aa":5},{"a\u0000":6}]
console.log(Object.keys(JSON.parse('{"b":0,"10":0,"a":0,"01":0,"2":0}')).join()); // expect: 2,10,b,a,01
let digits = '';
for (let n = 1; n <= 30; n++) {
  digits += (n * 7) % 10;
  for (const text of [digits, `0.${digits}`, `${digits}.5`, `-1.${digits}`, `12345678.${digits}`, `${n}.${digits}e-${n}`, `0.${'0'.repeat(n)}1`]) {
    if (text[0] === '0' && text[1] !== '.') continue;
    if (!Object.is(JSON.parse(text), Number(text)) || !Object.is(JSON.parse(`[${text} ]`)[0], Number(text))) wrong.push(text);
    if (!Object.is(JSON.parse(`["€",${text}]`)[1], Number(text))) wrong.push(text);
  }
}
console.log(wrong.join()); // expect:
console.log(JSON.parse('[-0]')[0] === 0, 1 / JSON.parse('[-0]')[0], 1 / JSON.parse('-0.0')); // expect: true -Infinity -Infinity
const bad = ['01', '-', '1.', '.5', '1e', '1e+', '0x1', '+1', '1.e5', '00', '-01', '1.2.3', '12345678.', '1,', '[1 2]', '{"a" 1}', '{"a":1,}', '[1,]', '{1:2}', '"\t"', '"a', '"\\', '[}', '{]', 'nul', 'truer', ''];
const accepted = bad.filter((text) => {
  for (const t of [text, `  ${text}`, `${text}€`]) {
    try {
      JSON.parse(t);
      return true;
    } catch (error) {
      if (!(error instanceof SyntaxError)) return true;
    }
  }
  return false;
});
console.log(accepted.length); // expect: 0
