// expect syntax error: TG1223
a?.b`x`;
