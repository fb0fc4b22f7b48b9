// expect syntax error: any
const f = () => {} || 1;
