// expect syntax error: any
a: for (;;) { (function () { break a; })(); }
