// expect syntax error: any
else 1;
