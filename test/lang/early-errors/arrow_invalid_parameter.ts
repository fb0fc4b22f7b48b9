// expect syntax error: any
const f = (a.b) => 1;
