// expect syntax error: TG1234
let let = 1;
