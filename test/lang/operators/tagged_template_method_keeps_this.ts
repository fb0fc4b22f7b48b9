const o = { p: 'x', tag(s: TemplateStringsArray, v: any) { return this.p + s[0] + v; } };
console.log(o.tag`a${1}`, String.raw`\n${2}\t`); // expect: xa1 \n2\t
