// expect syntax error: TG2001
const a = 1; const a = 2;
