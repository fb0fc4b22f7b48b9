// expect syntax error: any
let a, b; a + b = 1;
