// expect syntax error: TG1201
let class = 1;
