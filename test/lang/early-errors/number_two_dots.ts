// expect syntax error: any
1.2.3;
