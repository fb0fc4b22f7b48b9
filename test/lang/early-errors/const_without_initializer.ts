// expect syntax error: TG1110
const a;
