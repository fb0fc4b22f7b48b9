// expect syntax error: any
0x_1;
