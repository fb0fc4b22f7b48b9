// expect syntax error: any
this = 1;
