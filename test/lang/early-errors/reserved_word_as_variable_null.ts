// expect syntax error: any
var null = 1;
