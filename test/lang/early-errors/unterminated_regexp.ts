// expect syntax error: TG1006
const r = /abc
