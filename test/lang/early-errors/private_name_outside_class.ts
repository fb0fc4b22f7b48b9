// expect syntax error: any
({}).#x;
