let n = 0;
console.log(void n++, n); // expect: undefined 1
console.log(void 0 === undefined); // expect: true
