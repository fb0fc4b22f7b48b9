// expect syntax error: any
const f = (a) => { const a = 1; };
