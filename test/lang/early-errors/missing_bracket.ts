// expect syntax error: any
const a = [1, 2;
