// expect syntax error: TG1119
const { ...a, b } = {};
