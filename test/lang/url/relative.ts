const show = (text: string, base: string) => {
  try {
    return new URL(text, base).href;
  } catch (e) {
    return (e as any).code;
  }
};
for (const text of ['', '#x', '?y', 'c', './c', '../c', '../../c', '../../../c', '/c', '//h/c', 'c?d#e', '\\c', 'http:c', 'http:/c', 'https:c', 'mailto:x', 'c/', '.', '..', './', '../', ';x', 'a:b', 'c#d?e', '  c ']) {
  console.log(JSON.stringify(text), show(text, 'http://a:81/b/d?q#f'), show(text, 'foo://h/p/q'));
}
for (const text of ['', '#x', '?y', 'x', '/x', '//h/x', 'C:/x', '/C:/x', '../x', 'file:y', 'file:/y', 'file:?q']) console.log(JSON.stringify(text), show(text, 'file:///C:/a/b?q#f'), show(text, 'file://host/a/b'));
for (const text of ['', '#x', '?y', 'x']) console.log(JSON.stringify(text), show(text, 'mailto:a@b?q'), show(text, 'data:a'), show(text, 'foo:/a'), show(text, 'no base'));
console.log(URL.canParse('http://a'), URL.canParse('a'), URL.canParse('a', 'http://b'), URL.canParse('a', 'b'));
try {
  new URL('x', 'y');
} catch (e: any) {
  console.log(e.name, e.message, e.code, e.input, e.base, e instanceof TypeError);
}
try {
  (URL as any)('http://a');
} catch (e: any) {
  console.log(e.name);
}
try {
  new (URL as any)();
} catch (e: any) {
  console.log(e.name, e.message, e.code);
}
// expect: "" http://a:81/b/d?q foo://h/p/q
// expect: "#x" http://a:81/b/d?q#x foo://h/p/q#x
// expect: "?y" http://a:81/b/d?y foo://h/p/q?y
// expect: "c" http://a:81/b/c foo://h/p/c
// expect: "./c" http://a:81/b/c foo://h/p/c
// expect: "../c" http://a:81/c foo://h/c
// expect: "../../c" http://a:81/c foo://h/c
// expect: "../../../c" http://a:81/c foo://h/c
// expect: "/c" http://a:81/c foo://h/c
// expect: "//h/c" http://h/c foo://h/c
// expect: "c?d#e" http://a:81/b/c?d#e foo://h/p/c?d#e
// expect: "\\c" http://a:81/c foo://h/p/\c
// expect: "http:c" http://a:81/b/c http://c/
// expect: "http:/c" http://a:81/c http://c/
// expect: "https:c" https://c/ https://c/
// expect: "mailto:x" mailto:x mailto:x
// expect: "c/" http://a:81/b/c/ foo://h/p/c/
// expect: "." http://a:81/b/ foo://h/p/
// expect: ".." http://a:81/ foo://h/
// expect: "./" http://a:81/b/ foo://h/p/
// expect: "../" http://a:81/ foo://h/
// expect: ";x" http://a:81/b/;x foo://h/p/;x
// expect: "a:b" a:b a:b
// expect: "c#d?e" http://a:81/b/c#d?e foo://h/p/c#d?e
// expect: "  c " http://a:81/b/c foo://h/p/c
// expect: "" file:///C:/a/b?q file://host/a/b
// expect: "#x" file:///C:/a/b?q#x file://host/a/b#x
// expect: "?y" file:///C:/a/b?y file://host/a/b?y
// expect: "x" file:///C:/a/x file://host/a/x
// expect: "/x" file:///C:/x file://host/x
// expect: "//h/x" file://h/x file://h/x
// expect: "C:/x" c:/x c:/x
// expect: "/C:/x" file:///C:/x file://host/C:/x
// expect: "../x" file:///C:/x file://host/x
// expect: "file:y" file:///C:/a/y file://host/a/y
// expect: "file:/y" file:///C:/y file://host/y
// expect: "file:?q" file:///C:/a/b?q file://host/a/b?q
// expect: "" ERR_INVALID_URL ERR_INVALID_URL foo:/a ERR_INVALID_URL
// expect: "#x" mailto:a@b?q#x data:a#x foo:/a#x ERR_INVALID_URL
// expect: "?y" ERR_INVALID_URL ERR_INVALID_URL foo:/a?y ERR_INVALID_URL
// expect: "x" ERR_INVALID_URL ERR_INVALID_URL foo:/x ERR_INVALID_URL
// expect: true false true false
// expect: TypeError Invalid URL ERR_INVALID_URL x y true
// expect: TypeError
// expect: TypeError The "url" argument must be specified ERR_MISSING_ARGS
