function tag(strings: TemplateStringsArray) { return strings[0] + ' ' + strings.raw[0]; }
console.log(tag`\unicode`); // expect: undefined \unicode
