// expect syntax error: any
0x;
