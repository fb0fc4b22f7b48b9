// expect syntax error: TG1012
0x;
