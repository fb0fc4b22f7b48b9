// expect syntax error: TG1101
let a = 1 @ 2;
