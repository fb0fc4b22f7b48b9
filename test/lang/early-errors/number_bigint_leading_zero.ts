// expect syntax error: TG1014
01n;
