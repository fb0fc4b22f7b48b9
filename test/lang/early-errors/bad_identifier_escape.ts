// expect syntax error: TG1009
let \u0031a = 1;
