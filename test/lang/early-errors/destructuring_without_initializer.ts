// expect syntax error: TG1110
let { a };
