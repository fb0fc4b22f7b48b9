// expect syntax error: any
a: for (;;) { a: ; }
