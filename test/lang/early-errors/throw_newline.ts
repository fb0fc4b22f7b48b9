// expect syntax error: any
throw
1;
