// expect syntax error: TG1200
let a, b; a + b = 1;
