// expect syntax error: any
if (1) let a;
