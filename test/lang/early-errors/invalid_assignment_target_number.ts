// expect syntax error: TG1200
1 = 2;
