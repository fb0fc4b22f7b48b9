// expect syntax error: TG1123
const f = ([(a)]) => 1;
