// expect syntax error: TG1201
var null = 1;
