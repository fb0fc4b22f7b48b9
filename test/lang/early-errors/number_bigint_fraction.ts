// expect syntax error: any
1.5n;
