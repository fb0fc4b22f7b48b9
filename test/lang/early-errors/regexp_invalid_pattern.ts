// expect syntax error: any
/(/;
