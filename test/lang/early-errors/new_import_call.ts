// expect syntax error: any
new import('x');
