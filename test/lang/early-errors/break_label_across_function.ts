// expect syntax error: TG1208
a: for (;;) { (function () { break a; })(); }
