// expect syntax error: TG1102
let a = ;
