// expect syntax error: TG1221
const f = (a, a) => 1;
