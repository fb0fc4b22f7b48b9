// expect syntax error: TG1111
const f = (a)
=> a;
