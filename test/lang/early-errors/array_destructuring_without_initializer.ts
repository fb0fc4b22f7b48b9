// expect syntax error: any
const [a];
