// expect syntax error: any
true ? 1;
