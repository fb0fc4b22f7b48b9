// expect syntax error: TG1239
let a; a?.b++;
