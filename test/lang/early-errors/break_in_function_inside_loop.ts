// expect syntax error: TG1207
for (;;) { (() => { break; })(); }
