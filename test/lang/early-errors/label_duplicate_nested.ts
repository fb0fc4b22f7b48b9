// expect syntax error: TG1209
a: for (;;) { a: ; }
