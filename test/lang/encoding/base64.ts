for (const text of ['', 'a', 'ab', 'abc', 'abcd', '\0\xff\xfe', 'hello world', 12 as any, null as any]) console.log(btoa(text), JSON.stringify(atob(btoa(text))));
for (const text of ['YQ==', 'YQ', 'Y Q=\n=', 'YWI=', 'YWJj', ' ', 'YQ=', 'Y', 'YQ===', 'Y=Q=', '=', 'YQ!!', '+/+/', '-_-_', 'YR==', undefined as any, null as any]) {
  try {
    const out = atob(text);
    console.log(JSON.stringify(text), out.length, [...out].map((c) => c.charCodeAt(0)).join());
  } catch (e: any) {
    console.log(JSON.stringify(text), e.name, e.code, e instanceof DOMException);
  }
}
for (const f of [() => btoa('\u0100'), () => btoa('a\u{1f600}'), () => (btoa as any)(), () => (atob as any)(), () => btoa(Symbol() as any)]) {
  try {
    f();
  } catch (e: any) {
    console.log(e.name, e.code);
  }
}
const all = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('');
console.log(atob(btoa(all)) === all, atob(btoa(all.repeat(100))) === all.repeat(100), btoa.length, atob.length);
// expect:  ""
// expect: YQ== "a"
// expect: YWI= "ab"
// expect: YWJj "abc"
// expect: YWJjZA== "abcd"
// expect: AP/+ "\u0000ÿþ"
// expect: aGVsbG8gd29ybGQ= "hello world"
// expect: MTI= "12"
// expect: bnVsbA== "null"
// expect: "YQ==" 1 97
// expect: "YQ" 1 97
// expect: "Y Q=\n=" 1 97
// expect: "YWI=" 2 97,98
// expect: "YWJj" 3 97,98,99
// expect: " " 0
// expect: "YQ=" InvalidCharacterError 5 true
// expect: "Y" InvalidCharacterError 5 true
// expect: "YQ===" InvalidCharacterError 5 true
// expect: "Y=Q=" InvalidCharacterError 5 true
// expect: "=" InvalidCharacterError 5 true
// expect: "YQ!!" InvalidCharacterError 5 true
// expect: "+/+/" 3 251,255,191
// expect: "-_-_" InvalidCharacterError 5 true
// expect: "YR==" 1 97
// expect: undefined InvalidCharacterError 5 true
// expect: null 3 158,233,101
// expect: InvalidCharacterError 5
// expect: InvalidCharacterError 5
// expect: TypeError ERR_MISSING_ARGS
// expect: TypeError ERR_MISSING_ARGS
// expect: TypeError undefined
// expect: true true 1 1
