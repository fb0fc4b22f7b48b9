// expect syntax error: any
0_1;
