// expect syntax error: any
const [let] = [1];
