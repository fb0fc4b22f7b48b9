// expect syntax error: any
01n;
