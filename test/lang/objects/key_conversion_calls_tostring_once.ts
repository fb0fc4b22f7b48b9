let calls = 0;
const k: any = { toString() { calls++; return 'key'; } };
const o: any = { key: 1 };
o[k]++;
console.log(o.key, calls); // expect: 2 2
