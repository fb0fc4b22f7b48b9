const s = 'h\u00e9\u{1F600}';
console.log(s[0], s[1], s[9], s.charAt(9) === '', s.charCodeAt(2), s.codePointAt(2), s.charCodeAt(99), s.codePointAt(99), s.at(-1) === '\ude00', 'abc'[-1 as any], 'abc'['1' as any]); // expect: h é undefined true 55357 128512 NaN undefined true undefined b
