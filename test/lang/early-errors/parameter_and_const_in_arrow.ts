// expect syntax error: TG2001
const f = (a) => { const a = 1; };
