// expect syntax error: any
0b12;
