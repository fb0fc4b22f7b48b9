// expect syntax error: TG2001
let a = 1; var a = 2;
