const s: any = new String('abc'), n: any = new Number(5), b: any = new Boolean(false);
console.log(typeof s, s.length, s[1], Object.keys(s).join(), n + 1, b ? 'truthy' : 'falsy', b == false, s == 'abc', s === 'abc'); // expect: object 3 b 0,1,2 6 truthy true true false
s.extra = 1; s[0] = 'z'; s.length = 9;
console.log(s.extra, String(s), s.length); // expect: 1 abc 3
