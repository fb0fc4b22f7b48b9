// expect syntax error: any
const f = () => new.target;
