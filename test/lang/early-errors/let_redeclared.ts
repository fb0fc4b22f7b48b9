// expect syntax error: any
let a = 1; let a = 2;
