// expect syntax error: any
for (;;) { (() => { break; })(); }
