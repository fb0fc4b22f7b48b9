// expect syntax error: TG1215
const f = () => new.target;
