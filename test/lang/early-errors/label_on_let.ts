// expect syntax error: any
a: let b;
