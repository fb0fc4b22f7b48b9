// expect syntax error: TG1013
1._5;
