// expect syntax error: TG1004
const s = 'abc
