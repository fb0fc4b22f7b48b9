// expect syntax error: TG1101
let a; a ++ b;
