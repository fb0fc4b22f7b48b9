// expect syntax error: TG2001
let a = 1; let a = 2;
