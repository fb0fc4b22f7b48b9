// expect syntax error: TG1123
const f = (a.b) => 1;
