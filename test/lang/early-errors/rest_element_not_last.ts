// expect syntax error: any
const [...a, b] = [];
