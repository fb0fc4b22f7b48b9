console.log(String(new RegExp('a/b\n', 'gi')), String(RegExp(/x/g)), String(new RegExp(/x/g, 'i')), String(new RegExp(''))); // expect: /a\/b\n/gi /x/g /x/i /(?:)/
const r = /q/;
console.log(RegExp(r) === r, new RegExp(r) === r, RegExp.length, RegExp.name, String(new RegExp(undefined as any))); // expect: true false 2 RegExp /(?:)/
