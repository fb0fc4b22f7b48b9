// expect syntax error: any
v\u0061r a = 1;
