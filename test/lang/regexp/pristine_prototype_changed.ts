const exec = RegExp.prototype.exec;
let calls = 0;
RegExp.prototype.exec = function (s) { calls++; return exec.call(this, s); };
console.log('aXbX'.replace(/X/g, '-'), 'a1'.match(/\d/g), calls > 0); // expect: a-b- [ '1' ] true
RegExp.prototype.exec = exec;
const before = calls;
console.log('aXbX'.replace(/X/g, '+'), calls === before); // expect: a+b+ true
