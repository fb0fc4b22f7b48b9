// node >= 24
const r = /(?:(?<y>\d{4})-\d\d|\d\d-(?<y>\d{4}))/;
console.log(r.exec('2024-05')!.groups!.y, r.exec('05-2023')!.groups!.y, /(?:(?<a>x)|(?<a>y))\k<a>/.exec('zyy')![0]);
console.log('05-2023'.replace(r, '$<y>'));
try { new RegExp('(?<a>.)(?<a>.)'); } catch (e) { console.log(String(e)); }
// expect: 2024 2023 yy
// expect: 2023
// expect: SyntaxError: Invalid regular expression: /(?<a>.)(?<a>.)/: Duplicate capture group name
