// expect syntax error: any
/+/;
