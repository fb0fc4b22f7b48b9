// expect syntax error: any
'\x4';
