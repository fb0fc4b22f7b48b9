// expect syntax error: TG1215
new.target;
