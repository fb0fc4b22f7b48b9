// expect syntax error: any
let a = 1 @ 2;
