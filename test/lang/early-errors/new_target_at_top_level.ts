// expect syntax error: any
new.target;
