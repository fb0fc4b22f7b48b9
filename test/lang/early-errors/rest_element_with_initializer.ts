// expect syntax error: TG1120
const [...a = []] = [];
