// expect syntax error: any
return 1;
