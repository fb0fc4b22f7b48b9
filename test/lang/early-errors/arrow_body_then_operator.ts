// expect syntax error: TG1101
const f = () => {} || 1;
