// expect syntax error: TG1013
0x_1;
