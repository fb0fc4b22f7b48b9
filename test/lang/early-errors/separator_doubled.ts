// expect syntax error: any
1__0;
