// expect syntax error: TG1201
var enum = 1;
