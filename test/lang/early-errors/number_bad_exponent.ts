// expect syntax error: TG1012
1e+;
