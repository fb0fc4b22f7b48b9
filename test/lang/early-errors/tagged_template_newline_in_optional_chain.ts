// expect syntax error: TG1223
a?.`x`;
