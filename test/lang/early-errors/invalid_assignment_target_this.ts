// expect syntax error: TG1200
this = 1;
