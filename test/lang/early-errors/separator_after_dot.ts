// expect syntax error: any
1._5;
