// expect syntax error: any
const f = ((a)) => 1;
