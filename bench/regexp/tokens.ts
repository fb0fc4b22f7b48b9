/** A tokenizer: one sticky pattern of alternatives. */
const TEXT = `
  function area(width, height) { // in metres
    const factor = 0x1F + 3.14e-2;
    if (width >= 10 && height !== null) return width * height * factor;
    return "none: " + 'of "them"' + \`t\`;
  }
`.repeat(12);
const PATTERN =
  /(\s+)|(\/\/[^\n]*)|([A-Za-z_$][\w$]*)|(0[xX][\da-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|(=>|[!=]==?|[<>]=?|&&|\|\||[-+*/%=?:;,.(){}[\]])/y;

globalThis.__bench = (inner: number): boolean => {
  let tokens = 0;
  for (let i = 0; i < inner; i++) {
    PATTERN.lastIndex = 0;
    for (let match = PATTERN.exec(TEXT); match !== null; match = PATTERN.exec(TEXT)) {
      if (match[1] === undefined) tokens++;
      if (PATTERN.lastIndex === TEXT.length) break;
    }
  }
  return tokens === 492 * inner;
};
