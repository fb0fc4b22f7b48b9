// expect syntax error: TG1014
0b12;
