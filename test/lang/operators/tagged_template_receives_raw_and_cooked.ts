function tag(strings: TemplateStringsArray, ...values: any[]) {
  return strings.join('|') + ' raw ' + strings.raw.join('|') + ' values ' + values.join();
}
console.log(tag`a\n${1}b${2}\u0041`);
// expect: a
// expect: |b|A raw a\n|b|\u0041 values 1,2
