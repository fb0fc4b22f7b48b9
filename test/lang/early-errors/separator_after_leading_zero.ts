// expect syntax error: TG1013
0_1;
