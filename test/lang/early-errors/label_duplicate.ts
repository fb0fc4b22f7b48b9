// expect syntax error: any
a: a: ;
