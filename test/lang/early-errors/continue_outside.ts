// expect syntax error: any
continue;
