// expect syntax error: any
let \u0031a = 1;
