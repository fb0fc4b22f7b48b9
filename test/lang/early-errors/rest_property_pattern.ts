// expect syntax error: TG1103
const { ...{ a } } = {};
