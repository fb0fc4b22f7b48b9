// expect syntax error: any
const s = 'abc
