// expect syntax error: any
let a = 1; var a = 2;
