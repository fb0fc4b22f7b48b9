// expect syntax error: any
const r = /abc
