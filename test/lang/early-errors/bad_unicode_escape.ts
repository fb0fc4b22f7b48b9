// expect syntax error: any
'\u00g0';
