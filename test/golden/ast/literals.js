// Reason: values of literals: radix, separators, escapes, cooked and raw templates.
0x1F + 1_000.5e-3 + 0b11n + 017 + .5;
'\x41\u{1F600}\
b\0';
`a${1}\u0041\r
`;
tag`\u{zz}`;
/[/\]]+/gu;
é\u0061;
