// expect syntax error: any
a: class B {}
