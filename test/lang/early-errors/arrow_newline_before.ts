// expect syntax error: any
const f = (a)
=> a;
