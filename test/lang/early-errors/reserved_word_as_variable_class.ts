// expect syntax error: any
let class = 1;
