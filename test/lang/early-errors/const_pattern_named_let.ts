// expect syntax error: TG1234
const [let] = [1];
