// expect syntax error: any
let let = 1;
