// expect syntax error: any
typeof 1 ** 2;
