// expect syntax error: any
0o8;
