// expect syntax error: TG1014
1.5n;
