// expect syntax error: any
(...a);
