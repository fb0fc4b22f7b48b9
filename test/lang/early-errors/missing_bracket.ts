// expect syntax error: TG1101
const a = [1, 2;
