// expect syntax error: any
3in [];
