// expect syntax error: TG1013
1__0;
