// expect syntax error: any
/a/gg;
