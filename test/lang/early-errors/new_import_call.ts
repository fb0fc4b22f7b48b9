// expect syntax error: TG1232
new import('x');
