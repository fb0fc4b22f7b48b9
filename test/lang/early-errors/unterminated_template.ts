// expect syntax error: TG1005
const s = `abc
