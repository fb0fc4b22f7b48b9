// expect syntax error: TG1221
({ m(a, a) {} });
