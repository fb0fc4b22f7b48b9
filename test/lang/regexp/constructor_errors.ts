for (const [source, flags] of [['(', ''], [')', 'u'], ['a**', ''], ['[b-a]', ''], ['\\', ''], ['(?<a>', ''], ['x{2,1}', ''], ['a', 'gg'], ['a', 'uv'], ['\\p{No}', 'u'], ['\\1', 'u']]) {
  try { new RegExp(source, flags); console.log('fine'); } catch (e) { console.log(String(e)); }
}
// expect: SyntaxError: Invalid regular expression: /(/: Unterminated group
// expect: SyntaxError: Invalid regular expression: /)/u: Unmatched ')'
// expect: SyntaxError: Invalid regular expression: /a**/: Nothing to repeat
// expect: SyntaxError: Invalid regular expression: /[b-a]/: Range out of order in character class
// expect: SyntaxError: Invalid regular expression: /\/: \ at end of pattern
// expect: SyntaxError: Invalid regular expression: /(?<a>/: Unterminated group
// expect: SyntaxError: Invalid regular expression: /x{2,1}/: numbers out of order in {} quantifier
// expect: SyntaxError: Invalid flags supplied to RegExp constructor 'gg'
// expect: SyntaxError: Invalid flags supplied to RegExp constructor 'uv'
// expect: fine
// expect: SyntaxError: Invalid regular expression: /\1/u: Invalid escape
