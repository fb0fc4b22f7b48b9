const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

console.log(encodeURIComponent('a b&c=d/é€😀'), encodeURI('http://x.y/a b?q=é#h'));
console.log(decodeURIComponent('a%20b%26%C3%A9%E2%82%AC%F0%9F%98%80'), decodeURI('%23%20%3F%C3%A9'), decodeURI('%41%2f'));
console.log(encodeURIComponent("-_.!~*'();/?:@&=+$,#"), encodeURI("-_.!~*'();/?:@&=+$,#%"));
for (const bad of ['%', '%4', '%zz', '%80', '%c3%28', '%ed%a0%80', '%f5%80%80%80', '%c0%80', '%e0%80%80']) console.log(attempt(() => decodeURIComponent(bad)));
console.log(attempt(() => encodeURIComponent('\ud800')), attempt(() => encodeURI('\udc00x')), attempt(() => encodeURI('\ud800x')), encodeURI('\ud83d\ude00'));
console.log(encodeURIComponent(undefined as any), decodeURI(null as any), (encodeURI as any)(), encodeURIComponent.name, decodeURI.length);
console.log(escape('a b+c/é€@*_-.'), unescape('%u20AC%E9%20%u12%zz%'), escape('\ud83d'));
// expect: a%20b%26c%3Dd%2F%C3%A9%E2%82%AC%F0%9F%98%80 http://x.y/a%20b?q=%C3%A9#h
// expect: a b&é€😀 %23 %3Fé A%2f
// expect: -_.!~*'()%3B%2F%3F%3A%40%26%3D%2B%24%2C%23 -_.!~*'();/?:@&=+$,#%25
// expect: URIError
// expect: URIError
// expect: URIError
// expect: URIError
// expect: URIError
// expect: URIError
// expect: URIError
// expect: URIError
// expect: URIError
// expect: URIError URIError URIError %F0%9F%98%80
// expect: undefined null undefined encodeURIComponent 1
// expect: a%20b+c/%E9%u20AC@*_-. €é %u12%zz% %uD83D
