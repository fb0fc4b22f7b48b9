// expect syntax error: any
({ m(a, a) {} });
